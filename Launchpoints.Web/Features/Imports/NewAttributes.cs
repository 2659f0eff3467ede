namespace Launchpoints.Web.Features.Imports;

/// <summary>What happens to columns that are no attribute yet.</summary>
public enum NewAttributes
{
    /// <summary>They become raw attributes.</summary>
    Raw,

    /// <summary>They become actionable attributes, which asks for the permission to curate.</summary>
    Actionable,

    /// <summary>The file is refused.</summary>
    Refuse,
}
