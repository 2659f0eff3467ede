using System.Collections.Immutable;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Qualification;

/// <summary>One way to make a segment qualify, or come nearer to it, and exactly what it would lead to.</summary>
/// <param name="Changes">What to do, a sentence each; at least one.</param>
/// <param name="Definition">The segment with these changes, ready to be saved as its draft.</param>
/// <param name="After">The counts it leads to, against the thresholds it then has.</param>
public sealed record QualificationOption(ImmutableArray<string> Changes, SegmentDefinition Definition, SegmentQualification After);
