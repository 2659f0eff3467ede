using System.Collections.Immutable;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Benchmarks.Opponents.Ours;

/// <summary>The one place that says how the engine is asked for all segments, so that a better way is taken up in one line.</summary>
internal static class OurWorkspace
{
    /// <summary>A workspace whose published segments are some of the rules.</summary>
    public static Workspace Of(PopulationSnapshot population, IEnumerable<string> rules)
    {
        var segments = ImmutableDictionary.CreateBuilder<string, SegmentEntry>(StringComparer.Ordinal);
        foreach (var rule in rules.Select(key => BenchmarkRules.All.First(r => r.Key == key)))
        {
            var definition = new SegmentDefinition(rule.Key, rule.Key, "", rule.Rule, KristalSelection.Catalogue);
            segments[rule.Key] = new SegmentEntry(definition, definition, 1);
        }

        return new Workspace(population, WorkspaceConfiguration.Empty with { Segments = segments.ToImmutable() });
    }

    /// <summary>Members and counts of every segment from nothing: a workspace that has computed nothing yet.</summary>
    public static long[] Recompute(Workspace workspace, IReadOnlyList<string> rules, long asOf) =>
        Counts(new Workspace(workspace.Population, workspace.Configuration), rules, asOf);

    /// <summary>The counts of every segment as the workspace has them.</summary>
    public static long[] Counts(Workspace workspace, IReadOnlyList<string> rules, long asOf)
    {
        var view = workspace.Now(asOf);
        return [.. rules.Select(key => (long)view.Segment(key)!.Members.Count)];
    }
}
