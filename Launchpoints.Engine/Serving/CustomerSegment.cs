using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Engine.Serving;

/// <summary>A segment's state together with what its rule finds for one customer.</summary>
internal sealed class CustomerSegment(SegmentState state, RulePlan plan, CustomerTracer tracer) : RibbonComposer.SegmentFacts
{
    private RuleTrace? _trace;

    public override SegmentQualification Qualification => state.Qualification;

    public override SegmentKristals Kristals => state.Kristals;

    public override PopularModel Relevance => state.Relevance;

    public override bool IsMember => tracer.IsMember(plan);

    public override RuleTrace Trace => _trace ??= tracer.Trace(plan);
}
