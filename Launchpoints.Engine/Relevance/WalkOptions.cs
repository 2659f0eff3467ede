namespace Launchpoints.Engine.Relevance;

/// <summary>How <see cref="WalkModel"/> walks.</summary>
/// <param name="From">How much less a popular Kristal of the customer says: its weight is its customers to the power of minus this.</param>
/// <param name="Through">How much less a customer with many Kristals says: the weight is their number to the power of minus this.</param>
/// <param name="To">How much a popular Kristal is discounted as a destination: its weight is its customers to the power of minus this, for a customer with <see cref="TypicalHistory"/> Kristals.</param>
/// <param name="ToPerDoubling">How much more it is discounted for a customer with twice as many Kristals, and less for one with half: who has much has what is popular, or has passed it by.</param>
/// <param name="Sharpness">The power that walks between two Kristals are raised to; above 1, strong ties count for more than many weak ones.</param>
/// <param name="Damping">How far the leading directions are held back; the smaller, the more. Infinity leaves walks of three steps as they are.</param>
/// <param name="Directions">How many leading directions are looked at; a multiple of 32, or 0 for none.</param>
/// <param name="Neighbours">How many Kristals are kept for each; at least 1.</param>
/// <param name="Aging">How what customers chose counts by its age.</param>
public sealed record WalkOptions(
    double From, double Through, double To, double ToPerDoubling, double Sharpness, double Damping, int Directions, int Neighbours, Decay Aging)
{
    /// <summary>Customers with more Kristals than this are walked past: who had to do with everything says nothing, and costs the square of it.</summary>
    public const int MostKristalsOfACustomer = 2_000;

    /// <summary>For a customer with so many Kristals destinations are discounted by <see cref="To"/> itself.</summary>
    public const int TypicalHistory = 16;

    /// <summary>What the benchmark's <c>--choose</c> picks on check-ins at 40,981 places, for a catalogue of that size.</summary>
    public static WalkOptions Default { get; } = new(0.8, 0.3, 0.1, 0.08, 1.2, 0.16, 128, 300, Decay.None);
}
