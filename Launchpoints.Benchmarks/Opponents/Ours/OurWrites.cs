using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Benchmarks.Opponents.Ours;

/// <summary>The one place that says how memberships follow a write.</summary>
internal static class OurWrites
{
    /// <summary>The workspace after a write, in which every membership that was asked for before has followed.</summary>
    /// <param name="workspace">The workspace before.</param>
    /// <param name="write">What changes.</param>
    public static Workspace Apply(Workspace workspace, SeededWrite write)
    {
        var editor = workspace.Population.Edit();
        write.Apply(editor);
        return workspace.Next(editor.Build(), workspace.Configuration);
    }
}
