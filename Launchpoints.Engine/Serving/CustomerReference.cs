using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Serving;

/// <summary>The customer a question is about: one of the population, or a made-up one.</summary>
public sealed class CustomerReference
{
    private CustomerReference(string? key, MadeUpCustomer? madeUp)
    {
        Key = key;
        MadeUp = madeUp;
    }

    /// <summary>The key of a customer of the population; null for a made-up one.</summary>
    public string? Key { get; }

    /// <summary>The made-up customer; null for one of the population.</summary>
    public MadeUpCustomer? MadeUp { get; }

    /// <summary>A customer of the population.</summary>
    public static CustomerReference Of(string key) => new(key, null);

    /// <summary>A made-up customer.</summary>
    public static CustomerReference Of(MadeUpCustomer customer) => new(null, customer);
}
