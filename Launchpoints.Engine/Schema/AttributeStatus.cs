namespace Launchpoints.Engine.Schema;

/// <summary>Whether a published rule may use an attribute; drafts may use any.</summary>
public enum AttributeStatus
{
    /// <summary>As it arrived: usable in drafts only.</summary>
    Raw,

    /// <summary>Curated by someone who may: usable in published rules.</summary>
    Actionable,
}
