namespace Launchpoints.Web.Data.Records;

/// <summary>Which ids of events are known: a page of their hashes (<see cref="EventIdTable"/>).</summary>
public sealed class EventIdRecord
{
    /// <summary>The bucket that the hashes fall into, and which of its pages this is.</summary>
    public long Id { get; set; }

    /// <summary>Sixteen bytes each, in no order.</summary>
    public required byte[] Hashes { get; set; }
}
