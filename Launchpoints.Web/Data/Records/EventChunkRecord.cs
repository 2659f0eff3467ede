namespace Launchpoints.Web.Data.Records;

/// <summary>
/// Some thousand events side by side, one column of bytes for each of their properties (<see cref="EventColumns"/>): twenty million rows would be ten
/// times the work of twenty million places in a few thousand rows.
/// </summary>
public sealed class EventChunkRecord
{
    /// <summary>The number of its first event; events are numbered in the order in which they came.</summary>
    public long Id { get; set; }

    public int Count { get; set; }

    /// <summary>The customers' ids. First, since an erasure looks through these of all chunks and leaves the rest unread.</summary>
    public required byte[] Customers { get; set; }

    /// <summary>The Kristals' ids; 0 for none.</summary>
    public required byte[] Kristals { get; set; }

    /// <summary>The event types' ids.</summary>
    public required byte[] Types { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public required byte[] Instants { get; set; }

    /// <summary>Attributes, a column each; null where no event has any.</summary>
    public byte[]? Attributes { get; set; }

    /// <summary>Who recorded how many of them, and when: a replay as of an earlier instant does not know later ones.</summary>
    public required byte[] Recordings { get; set; }

    /// <summary>The platform's ids; null where none was given. Last, since a start does not read them.</summary>
    public byte[]? ExternalIds { get; set; }
}
