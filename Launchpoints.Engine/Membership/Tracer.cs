using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>Answers for a single customer by evaluating the one word of rows that the customer is in.</summary>
internal static class Tracer
{
    /// <summary>Whether the customer of a row is a member.</summary>
    public static bool IsMember(RulePlan plan, int row)
    {
        var (rows, position) = WordOf(plan.Population, row);
        return Bit(plan.Evaluate(rows, new PlanScratch(plan.NodeCount)), position) && plan.Population.IsPresent(row);
    }

    /// <summary>What every node found for the customer of a row.</summary>
    public static RuleTrace Trace(RulePlan plan, int row)
    {
        var (rows, position) = WordOf(plan.Population, row);
        var scratch = new PlanScratch(plan.NodeCount);
        plan.Evaluate(rows, scratch);
        return Of(plan.Root, plan.Rule, new Finding(plan, row, position, scratch));
    }

    private static RuleTrace Of(PlanNode node, RuleNode rule, Finding finding)
    {
        bool holds = Bit(finding.Scratch.Bits(node.Index, 1), finding.Position);
        return node is GroupNode
            ? new RuleTrace(node.Path, rule, holds, AttributeValue.Missing, [.. node.Children.Zip(((Group)rule).Rules, (n, r) => Of(n, r, finding))])
            : new RuleTrace(node.Path, rule, holds, Actual(node, rule, holds, finding), []);
    }

    private static AttributeValue Actual(PlanNode node, RuleNode rule, bool holds, Finding finding) => (node, rule) switch
    {
        (ColumnNode column, _) => finding.Plan.Population.CustomerValue(finding.Row, column.Slot),
        (EventNode, _) => Computed(finding.Scratch.Computed(node.Index), finding.Position),
        (SegmentNode, SegmentCondition segment) => AttributeValue.OfBoolean(holds == segment.In),
        (SampleNode, SampleCondition sample) when finding.Plan.Population.KeyOf(finding.Row) is { Length: > 0 } key =>
            AttributeValue.OfNumber(SampleNode.Bucket(sample.Sample, key) / 10_000.0),
        _ => AttributeValue.Missing,
    };

    private static AttributeValue Computed(Column? values, int position) => values switch
    {
        ValueColumn<double> numbers when double.IsFinite(numbers.Values[position]) => AttributeValue.OfNumber(numbers.Values[position]),
        ValueColumn<long> dates when !Sentinel.IsMissing(dates.Values[position]) => AttributeValue.OfDate(dates.Values[position]),
        _ => AttributeValue.Missing,
    };

    private static (RowRange Rows, int Position) WordOf(PopulationSnapshot population, int row)
    {
        var block = population.Blocks[row / CustomerBlock.Size];
        int inside = row % CustomerBlock.Size;
        int start = inside & ~63;
        return (RowRange.OfCustomers(block, start, Math.Min(64, block.Count - start)), inside - start);
    }

    private static bool Bit(ReadOnlySpan<ulong> words, int position) => (words[0] >> position & 1) != 0;

    private sealed record Finding(RulePlan Plan, int Row, int Position, PlanScratch Scratch);
}
