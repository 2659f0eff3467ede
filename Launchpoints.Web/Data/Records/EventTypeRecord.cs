namespace Launchpoints.Web.Data.Records;

/// <summary>An event type, known from its first event.</summary>
public sealed class EventTypeRecord
{
    public int Id { get; set; }

    public required string Key { get; set; }
}
