using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Benchmarks.Opponents.Ours;

/// <summary>The one place that says how memberships follow a write.</summary>
internal static class OurWrites
{
    /// <summary>The workspace after a write, with every membership at hand again.</summary>
    /// <param name="workspace">The workspace before.</param>
    /// <param name="write">What changes.</param>
    /// <param name="rules">The keys of the segments.</param>
    /// <returns>The next workspace, and the members of every segment in it.</returns>
    public static (Workspace Next, long[] Counts) Apply(Workspace workspace, SeededWrite write, IReadOnlyList<string> rules)
    {
        var editor = workspace.Population.Edit();
        write.Apply(editor);
        var next = workspace with { Population = editor.Build() };
        return (next, OurWorkspace.Recompute(next, rules));
    }
}
