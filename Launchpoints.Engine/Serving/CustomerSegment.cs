using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Qualification;

namespace Launchpoints.Engine.Serving;

/// <summary>A segment's state together with what its rule finds for one customer.</summary>
internal sealed class CustomerSegment(SegmentState state, RulePlan plan, CustomerTracer tracer, int row) : RibbonComposer.SegmentFacts
{
    private RuleTrace? _trace;

    public override SegmentQualification Qualification => state.Qualification;

    public override bool IsPersonal => state.IsPersonal;

    public override Ranking RankingFor(CustomerKristals customer, ulong[] hidden) => state.RankingFor(customer, hidden);

    // The bitmap knows everyone of the population; a made-up customer is asked about.
    public override bool IsMember => ReferenceEquals(plan, state.Plan) ? state.Members.ContainsRow(row) : tracer.IsMember(plan);

    public override bool MayBeTold => state.MayBeTold;

    public override RuleTrace Trace => _trace ??= tracer.Trace(plan);
}
