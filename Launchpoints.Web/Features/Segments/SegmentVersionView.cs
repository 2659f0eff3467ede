using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Segments;

/// <summary>One published version of a segment.</summary>
public sealed record SegmentVersionView(int Number, SegmentDefinition Definition, DateTimeOffset PublishedAt, string PublishedBy);
