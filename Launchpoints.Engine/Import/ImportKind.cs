namespace Launchpoints.Engine.Import;

/// <summary>What the rows of a file are.</summary>
public enum ImportKind
{
    /// <summary>One customer a row.</summary>
    Customers,

    /// <summary>One Kristal a row.</summary>
    Kristals,

    /// <summary>One event a row.</summary>
    Events,
}
