using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>The Kristals' suitability rules of one workspace, compiled when first asked and handed on to the next while nothing they rest on changes.</summary>
internal sealed class LiveSuitability
{
    private readonly PopulationSnapshot _population;
    private readonly WorkspaceConfiguration _configuration;
    private readonly bool _draft;
    private readonly Lazy<KristalSuitability> _rules;

    public LiveSuitability(PopulationSnapshot population, WorkspaceConfiguration configuration, bool draft)
        : this(population, configuration, draft, null)
    {
    }

    private LiveSuitability(PopulationSnapshot population, WorkspaceConfiguration configuration, bool draft, KristalSuitability? known)
    {
        _population = population;
        _configuration = configuration;
        _draft = draft;
        _rules = known is null ? new(() => Compile(population)) : new(known);
    }

    /// <summary>Whether no Kristal has a rule.</summary>
    public bool IsEmpty => _configuration.Suitability.IsEmpty;

    /// <summary>The compiled rules.</summary>
    public KristalSuitability Rules => _rules.Value;

    /// <summary>The same for a made-up customer, who has a population of one.</summary>
    public KristalSuitability Compile(PopulationSnapshot population) =>
        KristalSuitability.Of(_configuration.Suitability, RuleOf, population, _configuration.Settings.TimeZone);

    /// <summary>The same for the next workspace.</summary>
    public LiveSuitability Next(PopulationSnapshot population, WorkspaceConfiguration configuration)
    {
        bool same = _rules.IsValueCreated
            && ReferenceEquals(_configuration.Suitability, configuration.Suitability)
            && ReferenceEquals(_configuration.Segments, configuration.Segments)
            && Equals(_configuration.Settings.TimeZone, configuration.Settings.TimeZone)
            && _rules.Value.IsFor(population);
        return new LiveSuitability(population, configuration, _draft, same ? _rules.Value : null);
    }

    private Group? RuleOf(string segment) =>
        _configuration.Segments.TryGetValue(segment, out var entry) ? (_draft ? entry.Draft : entry.Published)?.Rule : null;
}
