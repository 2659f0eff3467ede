namespace Launchpoints.Web.Features.Accounts;

/// <summary>Says, within one dependency scope, whether it is that of a circuit; set by the circuit's handler before anything else runs.</summary>
internal sealed class CircuitScope
{
    public string? Id { get; set; }

    /// <summary>True when the person has too many consoles open and this one shows only that.</summary>
    public bool Refused { get; set; }
}
