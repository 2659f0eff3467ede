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
    private readonly Lazy<Ranking> _ranking;
    private readonly WorkspaceSettings _settings;
    private SegmentQualification? _qualification;
    private bool? _mayBeTold;

    private SegmentState(
        SegmentDefinition definition, RulePlan plan, WorkspaceSettings settings, Func<MemberSet> members, Func<MemberSet, EventWindow?, int[]> evidence)
    {
        Definition = definition;
        Plan = plan;
        _settings = settings;
        _members = new(members);
        var clock = plan.Program.Clock;
        _kristals = new(() => SegmentKristals.Of(
            definition.Kristals, () => evidence(Members, definition.Kristals.Window), plan.Population, clock));
        _ranking = new(() => new Ranking(
            Kristals, new PopularModel(evidence(Members, definition.Kristals.Window ?? PopularModel.DefaultWindow), Members.Count), plan.Population));
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

    /// <summary>Its Kristals by relevance. Whatever model the segment names, <see cref="PopularModel"/> is what every other falls back to and the only one so far.</summary>
    internal Ranking Ranking => _ranking.Value;

    /// <summary>A segment evaluated by itself.</summary>
    internal static SegmentState Of(SegmentDefinition definition, PopulationSnapshot population, Func<string, Group?> rules, RuleClock clock, WorkspaceSettings settings)
    {
        var plan = RuleCompiler.ForCustomers(definition.Rule, population, rules, clock);
        return new SegmentState(
            definition,
            plan,
            settings,
            () => MembershipEvaluator.Members(plan, CancellationToken.None),
            (members, window) => KristalEvidence.MembersWithEvent(population, members, definition.Kristals.EventTypes, clock.Window(window)));
    }

    /// <summary>A segment of the answers that are kept.</summary>
    internal static SegmentState Of(SegmentDefinition definition, LiveAnswers answers, WorkspaceSettings settings)
    {
        var live = answers.Members;
        int place = live.Segments.PlaceOf(definition.Key);
        return new SegmentState(
            definition,
            new RulePlan(definition.Rule, live.Population, live.Program, live.Segments.Roots[place]),
            settings,
            () => live.Members(place),
            (_, window) => answers.EvidenceOf(definition.Key, definition.Kristals.EventTypes, window));
    }
}
