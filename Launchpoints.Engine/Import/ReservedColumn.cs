namespace Launchpoints.Engine.Import;

/// <summary>What a column is for, decided once for a file instead of by its name in every row.</summary>
internal enum ReservedColumn
{
    /// <summary>An attribute, or a column to pass over.</summary>
    None,
    Key,
    Title,
    Active,
    EventId,
    EventType,
    Time,
    Kristal,
}
