using System.Collections.Immutable;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>How models did on what customers went on to choose.</summary>
/// <param name="Windows">What was held back, by time; empty where <paramref name="Problem"/> is set.</param>
/// <param name="Segments">The evidence in each segment, in the order they were given.</param>
/// <param name="Problem">Why nothing could be held back, one of <see cref="BackTestProblems"/>; null when something was.</param>
public sealed record BackTestResult(ImmutableArray<BackTestWindow> Windows, ImmutableArray<SegmentEvidence> Segments, string? Problem);
