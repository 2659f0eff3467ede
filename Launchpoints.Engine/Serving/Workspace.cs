using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Engine.Serving;

/// <summary>One consistent snapshot of everything: what a question is answered from. Thread-safe.</summary>
public sealed class Workspace
{
    private readonly LiveSegments _published;
    private readonly LiveSegments _drafts;
    private readonly LiveSuitability _suitability;
    private readonly LiveSuitability _draftSuitability;

    /// <param name="population">Customers, Kristals and events.</param>
    /// <param name="configuration">What people configured.</param>
    public Workspace(PopulationSnapshot population, WorkspaceConfiguration configuration)
        : this(
            population,
            configuration,
            new LiveSegments(population, configuration, draft: false),
            new LiveSegments(population, configuration, draft: true),
            new LiveSuitability(population, configuration, draft: false),
            new LiveSuitability(population, configuration, draft: true))
    {
    }

    private Workspace(
        PopulationSnapshot population,
        WorkspaceConfiguration configuration,
        LiveSegments published,
        LiveSegments drafts,
        LiveSuitability suitability,
        LiveSuitability draftSuitability,
        ServedModels? models = null)
    {
        Models = models;
        Population = population;
        Configuration = configuration;
        _published = published;
        _drafts = drafts;
        _suitability = suitability;
        _draftSuitability = draftSuitability;
    }

    /// <summary>Nothing yet. Each call gives a workspace of its own.</summary>
    public static Workspace Empty => new(PopulationSnapshot.Empty, WorkspaceConfiguration.Empty);

    /// <summary>Customers, Kristals and events.</summary>
    public PopulationSnapshot Population { get; }

    /// <summary>What people configured.</summary>
    public WorkspaceConfiguration Configuration { get; }

    /// <summary>The trained models that serve; null while there are none, and popularity serves everywhere.</summary>
    public ServedModels? Models { get; }

    /// <summary>The workspace after a write. Memberships that were asked for are brought up to it by what the write touched.</summary>
    /// <param name="population">This population, or the next snapshot built from it.</param>
    /// <param name="configuration">This configuration, or another.</param>
    /// <param name="models">These models, or what takes their place as a whole; null for none.</param>
    public Workspace Next(PopulationSnapshot population, WorkspaceConfiguration configuration, ServedModels? models) => new(
        population,
        configuration,
        _published.Next(population, configuration),
        _drafts.Next(population, configuration),
        _suitability.Next(population, configuration),
        _draftSuitability.Next(population, configuration),
        models);

    /// <summary>The same with these models.</summary>
    public Workspace Next(PopulationSnapshot population, WorkspaceConfiguration configuration) => Next(population, configuration, Models);

    /// <summary>For whom Kristals are suitable.</summary>
    internal LiveSuitability SuitabilityOf(bool draft) => draft ? _draftSuitability : _suitability;

    /// <summary>This workspace at an instant: the place to ask questions.</summary>
    /// <param name="asOf">Unix milliseconds. Moves the clock only: later events do not count, attributes and configuration are today's.</param>
    /// <param name="draft">Whether segments mean their drafts instead of their published versions.</param>
    public WorkspaceView At(long asOf, bool draft = false) => new(this, asOf, draft, null);

    /// <summary>The same for an instant at which the workspace stands now: the answers are kept and followed, so that the next instant and the next write cost little.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="draft">Whether segments mean their drafts instead of their published versions.</param>
    public WorkspaceView Now(long now, bool draft = false) => new(this, now, draft, draft ? _drafts : _published);
}
