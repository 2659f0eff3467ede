namespace Launchpoints.Web.Data.Records;

/// <summary>One customer, or the place of one whose events came first.</summary>
public sealed class CustomerRecord
{
    public int Id { get; set; }

    /// <summary>The platform's key, in NFC.</summary>
    public required string Key { get; set; }

    /// <summary>Set while only events named this customer: it is not in the population yet.</summary>
    public bool IsAwaited { get; set; }

    /// <summary>Current attributes by attribute id, e.g. <c>{"1":"SG","4":3.5}</c>; see <see cref="AttributeJson"/>.</summary>
    public string Attributes { get; set; } = "{}";
}
