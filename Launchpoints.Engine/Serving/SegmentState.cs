using Launchpoints.Engine.Compilation;
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
    private readonly Lazy<PopularModel> _popular;
    private readonly WorkspaceSettings _settings;

    internal SegmentState(SegmentDefinition definition, PopulationSnapshot population, Func<string, Group?> rules, RuleClock clock, WorkspaceSettings settings)
    {
        Definition = definition;
        _settings = settings;
        Plan = RuleCompiler.ForCustomers(definition.Rule, population, rules, clock);
        _members = new(() => MembershipEvaluator.Members(Plan, CancellationToken.None));
        _kristals = new(() => SegmentKristals.Of(definition.Kristals, Members, population, clock));
        _popular = new(() => PopularModel.Of(definition.Kristals, Members, population, clock));
    }

    /// <summary>The published version, or the draft, that this is the state of.</summary>
    public SegmentDefinition Definition { get; }

    /// <summary>Who its members are.</summary>
    public MemberSet Members => _members.Value;

    /// <summary>Its Kristals.</summary>
    public SegmentKristals Kristals => _kristals.Value;

    /// <summary>Its counts against its thresholds.</summary>
    public SegmentQualification Qualification => new(
        Definition.Key,
        Members.Count,
        Kristals.Count,
        Definition.MinCustomers ?? _settings.MinCustomers,
        Definition.MinKristals ?? _settings.MinKristals);

    internal RulePlan Plan { get; }

    /// <summary>Whatever model the segment names, <see cref="PopularModel"/> is what every other falls back to and the only one so far.</summary>
    internal PopularModel Relevance => _popular.Value;
}
