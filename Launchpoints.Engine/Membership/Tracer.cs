using System.Runtime.InteropServices;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>Answers for a single customer by evaluating the one row.</summary>
internal static class Tracer
{
    /// <summary>Whether the customer of a row is a member.</summary>
    public static bool IsMember(RulePlan plan, int row) => new CustomerTracer(plan.Population, row).IsMember(plan);

    /// <summary>What every node found for the customer of a row.</summary>
    public static RuleTrace Trace(RulePlan plan, int row) => new CustomerTracer(plan.Population, row).Trace(plan);

    /// <summary>The same with what was found for the customer so far.</summary>
    public static RuleTrace Trace(RulePlan plan, in Finding finding) => Of(plan.Root, plan.Rule, finding);

    /// <summary>The range of one customer.</summary>
    public static RowRange RowOf(PopulationSnapshot population, int row) =>
        RowRange.OfCustomers(population.Blocks[row / CustomerBlock.Size], row % CustomerBlock.Size, 1);

    private static RuleTrace Of(PlanTree tree, RuleNode rule, in Finding finding)
    {
        bool holds = (finding.Scratch.Bits(tree.Node, finding.Rows)[0] & 1) != 0;
        if (rule is not Group group)
        {
            return new RuleTrace(tree.Path, rule, holds, Actual(tree.Node, rule, holds, finding), []);
        }

        var children = new RuleTrace[tree.Children.Length];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = Of(tree.Children[i], group.Rules[i], finding);
        }

        return new RuleTrace(tree.Path, rule, holds, AttributeValue.Missing, ImmutableCollectionsMarshal.AsImmutableArray(children));
    }

    private static AttributeValue Actual(PlanNode node, RuleNode rule, bool holds, in Finding finding) => (node, rule) switch
    {
        (ColumnNode column, _) => finding.Customer.ValueOf(column.Slot),
        (EventNode events, _) => Computed(finding.Scratch.Values(events.Value, finding.Rows)),
        (SegmentNode, SegmentCondition segment) => AttributeValue.OfBoolean(holds == segment.In),
        (SampleNode, SampleCondition sample) when finding.Population.KeyOf(finding.Row) is { Length: > 0 } key =>
            AttributeValue.OfNumber(SampleNode.Bucket(sample.Sample, key) / 10_000.0),
        _ => AttributeValue.Missing,
    };

    private static AttributeValue Computed(Column values) => values switch
    {
        ValueColumn<double> numbers when double.IsFinite(numbers[0]) => AttributeValue.OfNumber(numbers[0]),
        ValueColumn<long> dates when !Sentinel.IsMissing(dates[0]) => AttributeValue.OfDate(dates[0]),
        _ => AttributeValue.Missing,
    };

    /// <summary>Whom a trace is about, and where the answers of the nodes are.</summary>
    public readonly record struct Finding(CustomerTracer Customer, PopulationSnapshot Population, int Row, RowRange Rows, PlanScratch Scratch);
}
