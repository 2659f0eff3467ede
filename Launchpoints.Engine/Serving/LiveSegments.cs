using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>Keeps the answers about all segments from question to question of one workspace, and hands them on to the next.</summary>
/// <param name="population">The snapshot.</param>
/// <param name="configuration">What people configured.</param>
/// <param name="draft">Whether segments mean their drafts.</param>
internal sealed class LiveSegments(PopulationSnapshot population, WorkspaceConfiguration configuration, bool draft)
{
    private readonly Lock _gate = new();
    private LiveAnswers? _latest;

    /// <summary>The answers at an instant. Later instants are reached step by step; what is asked about an earlier one is not kept.</summary>
    public LiveAnswers At(long asOf)
    {
        LiveAnswers? latest;
        lock (_gate)
        {
            _latest ??= LiveAnswers.Of(Definitions(), population, asOf, configuration.Settings.TimeZone);
            latest = _latest;
            if (asOf >= latest.Members.AsOf)
            {
                return _latest = latest.At(asOf);
            }
        }

        return latest.At(asOf);
    }

    /// <summary>The same for the next workspace, with as much as still holds.</summary>
    public LiveSegments Next(PopulationSnapshot nextPopulation, WorkspaceConfiguration nextConfiguration)
    {
        var next = new LiveSegments(nextPopulation, nextConfiguration, draft);
        bool sameRules = ReferenceEquals(configuration.Segments, nextConfiguration.Segments)
            && Equals(configuration.Settings.TimeZone, nextConfiguration.Settings.TimeZone);
        if (sameRules)
        {
            lock (_gate)
            {
                next._latest = ReferenceEquals(population, nextPopulation) ? _latest : _latest?.After(nextPopulation);
            }
        }

        return next;
    }

    private Dictionary<string, SegmentDefinition> Definitions()
    {
        var definitions = new Dictionary<string, SegmentDefinition>(StringComparer.Ordinal);
        foreach (var (key, entry) in configuration.Segments)
        {
            if ((draft ? entry.Draft : entry.Published) is { } definition)
            {
                definitions[key] = definition;
            }
        }

        return definitions;
    }
}
