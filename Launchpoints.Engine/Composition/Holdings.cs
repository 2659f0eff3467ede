using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>Which Kristals a customer holds: those whose latest holding or releasing event is a holding one.</summary>
internal static class Holdings
{
    /// <summary>The Kristal rows held at an instant. Of two events at one instant the releasing one counts as the later.</summary>
    public static HashSet<int> Of(PopulationSnapshot population, int row, WorkspaceSettings settings, long now)
    {
        var latest = new Dictionary<int, (long Time, bool Holds)>();
        Read(settings.HoldingEventTypes, true);
        Read(settings.ReleasingEventTypes, false);
        return [.. latest.Where(l => l.Value.Holds).Select(l => l.Key)];

        void Read(IEnumerable<string> types, bool holds)
        {
            foreach (string type in types)
            {
                foreach (var (time, kristal) in population.KristalEvents(row, type))
                {
                    if (time <= now && (!latest.TryGetValue(kristal, out var known) || time >= known.Time))
                    {
                        latest[kristal] = (time, holds);
                    }
                }
            }
        }
    }
}
