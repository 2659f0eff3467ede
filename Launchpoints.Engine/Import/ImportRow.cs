using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>One row with its values read. The reader fills the same instance again and again.</summary>
public sealed class ImportRow
{
    /// <summary>The line the row begins in, from 1.</summary>
    public long Line { get; internal set; }

    /// <summary>The key of the customer or Kristal, or the key of the customer an event happened to.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>A Kristal's title; null when empty.</summary>
    public string? Title { get; internal set; }

    /// <summary>Whether the file gives a title, be it empty.</summary>
    public bool HasTitle { get; internal set; }

    /// <summary>Whether a Kristal is active; null when the row does not say.</summary>
    public bool? Active { get; internal set; }

    /// <summary>Whether the file has a column <c>active</c> in this row, be it empty.</summary>
    public bool HasActive { get; internal set; }

    /// <summary>An event's id; null for none.</summary>
    public string? EventId { get; internal set; }

    /// <summary>The type of an event.</summary>
    public string EventType { get; internal set; } = "";

    /// <summary>The instant of an event, in Unix milliseconds.</summary>
    public long Time { get; internal set; }

    /// <summary>The key of an event's Kristal; null for none.</summary>
    public string? Kristal { get; internal set; }

    /// <summary>The attributes that the row gives; a missing value clears. Attributes that it does not name are not here. May be empty.</summary>
    public List<(string Attribute, AttributeValue Value)> Attributes { get; } = [];

    /// <summary>What is wrong with the row; empty when it can be loaded.</summary>
    public List<ImportError> Errors { get; } = [];

    internal void Clear(long line)
    {
        Line = line;
        Key = EventType = "";
        Title = EventId = Kristal = null;
        HasTitle = HasActive = false;
        Active = null;
        Time = 0;
        Attributes.Clear();
        Errors.Clear();
    }
}
