namespace Launchpoints.Web.Data.Records;

/// <summary>Who or what wrote; attribute writes and events point here.</summary>
public sealed class SourceRecord
{
    public int Id { get; set; }

    public SourceKind Kind { get; set; }

    /// <summary>The import's number, or the actor's id.</summary>
    public required string Reference { get; set; }

    /// <summary>As a person reads it: a file's name, a person's, a key's.</summary>
    public required string Name { get; set; }
}
