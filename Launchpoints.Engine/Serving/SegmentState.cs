using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Serving;

/// <summary>What a segment is at one instant: members, Kristals, qualification and relevance, each computed when first asked for.</summary>
public sealed class SegmentState
{
    private readonly Lazy<MemberSet> _members;
    private readonly Lazy<SegmentKristals> _kristals;
    private readonly Lazy<PopularRanking> _ranking;
    private readonly Lazy<ServingModel?> _model;
    private readonly WorkspaceSettings _settings;
    private SegmentQualification? _qualification;
    private bool? _mayBeTold;

    private SegmentState(
        SegmentDefinition definition, RulePlan plan, Context context, Func<MemberSet> members, Func<MemberSet, EventWindow?, int[]> evidence)
    {
        Definition = definition;
        Plan = plan;
        _settings = context.Settings;
        _members = new(members);
        var clock = plan.Program.Clock;
        _kristals = new(() => SegmentKristals.Of(
            definition.Kristals, () => evidence(Members, definition.Kristals.Window), plan.Population, clock));
        _ranking = new(() => new PopularRanking(
            Kristals, new PopularModel(evidence(Members, definition.Kristals.Window ?? PopularModel.DefaultWindow), Members.Count), plan.Population));
        _model = new(() => ModelOf(definition, context, plan.Population));
    }

    /// <summary>The published version, or the draft, that this is the state of.</summary>
    public SegmentDefinition Definition { get; }

    /// <summary>Who its members are.</summary>
    public MemberSet Members => _members.Value;

    /// <summary>Its Kristals.</summary>
    public SegmentKristals Kristals => _kristals.Value;

    /// <summary>Its counts against its thresholds.</summary>
    public SegmentQualification Qualification => _qualification ??= new(
        Definition.Key,
        Members.Count,
        Kristals.Count,
        Definition.MinCustomers ?? _settings.MinCustomers,
        Definition.MinKristals ?? _settings.MinKristals);

    internal RulePlan Plan { get; }

    /// <summary>Whether its rule has a condition that customers may be told of.</summary>
    internal bool MayBeTold => _mayBeTold ??= CustomerSentence.CanName(Definition.Rule, Plan.Population.Schema);

    /// <summary>The model that serves it, with the number of its training where it was trained.</summary>
    public string ServingModel => _model.Value?.Label ?? PopularModel.Name;

    /// <summary>Whether each customer sees the Kristals in an order of their own.</summary>
    internal bool IsPersonal => _model.Value is not null;

    /// <summary>Its Kristals by popularity: the order where no learned model serves, and what those fall back to.</summary>
    internal PopularRanking Popular => _ranking.Value;

    /// <summary>Its Kristals in the order that a customer sees; to be disposed of.</summary>
    /// <param name="customer">What the customer holds and had to do with.</param>
    /// <param name="hidden">A bit for each Kristal row that may be left out, since it cannot be shown.</param>
    internal Ranking RankingFor(CustomerKristals customer, ulong[] hidden) =>
        _model.Value is { } model ? new PersonalRanking(Popular, model, customer, hidden, Plan.Population.Schema) : Popular;

    /// <summary>A segment evaluated by itself.</summary>
    internal static SegmentState Of(SegmentDefinition definition, PopulationSnapshot population, Func<string, Group?> rules, RuleClock clock, Context context)
    {
        var plan = RuleCompiler.ForCustomers(definition.Rule, population, rules, clock);
        return new SegmentState(
            definition,
            plan,
            context,
            () => MembershipEvaluator.Members(plan, CancellationToken.None),
            (members, window) => KristalEvidence.MembersWithEvent(population, members, definition.Kristals.EventTypes, clock.Window(window)));
    }

    /// <summary>A segment of the answers that are kept.</summary>
    internal static SegmentState Of(SegmentDefinition definition, LiveAnswers answers, Context context)
    {
        var live = answers.Members;
        int place = live.Segments.PlaceOf(definition.Key);
        return new SegmentState(
            definition,
            new RulePlan(definition.Rule, live.Population, live.Program, live.Segments.Roots[place]),
            context,
            () => live.Members(place),
            (_, window) => answers.EvidenceOf(definition.Key, definition.Kristals.EventTypes, window));
    }

    private static ServingModel? ModelOf(SegmentDefinition definition, Context context, PopulationSnapshot population)
    {
        if (definition.Model == PopularModel.Name || context.Models is not { } models || models.Of(definition.Key, models.Resolve(definition.Key, definition.Model)) is not { } model)
        {
            return null;
        }

        int least = definition.MinCustomers ?? context.Settings.MinCustomers;
        return new ServingModel(models, model, definition.Key, definition.Name, least, population.Kristals);
    }

    /// <summary>What a segment's state rests on besides its definition and the population.</summary>
    /// <param name="Settings">The workspace's.</param>
    /// <param name="Models">The trained models; null while there are none.</param>
    internal readonly record struct Context(WorkspaceSettings Settings, ServedModels? Models);
}
