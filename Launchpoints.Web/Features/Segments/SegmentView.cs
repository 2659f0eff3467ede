using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Segments;

/// <summary>One segment with its draft and what serves.</summary>
/// <param name="Key">The key that people chose.</param>
/// <param name="Draft">What is being edited.</param>
/// <param name="Published">The version that serves; null while nothing was published.</param>
/// <param name="PublishedNumber">Its number, from 1; 0 while nothing was published.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="Version">Of the draft and publication together; what <see cref="Expected"/> compares and HTTP sends as ETag.</param>
/// <param name="ChangedAt">When the draft or the publication last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="UsedBy">The ribbons and segments that refer to it.</param>
public sealed record SegmentView(
    string Key,
    SegmentDefinition Draft,
    SegmentDefinition? Published,
    int PublishedNumber,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    long Version,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    IReadOnlyList<Usage> UsedBy)
{
    /// <summary>Whether publishing would change what serves.</summary>
    public bool HasUnpublishedChanges => Published is null || Draft != Published;
}
