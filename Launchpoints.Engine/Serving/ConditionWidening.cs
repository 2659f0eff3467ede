using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using static Launchpoints.Engine.Rules.ConditionOperator;

namespace Launchpoints.Engine.Serving;

/// <summary>Moves the threshold, the span or the choices of one condition just as far as a segment needs to have enough members.</summary>
/// <param name="view">The workspace and the instant.</param>
/// <param name="count">Counts a segment exactly.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class ConditionWidening(WorkspaceView view, Func<SegmentDefinition, SegmentQualification> count, CancellationToken cancellation)
{
    // A list that had to take in more than this would no longer be the author's list.
    private const int MostAddedChoices = 3;

    /// <summary>The smallest widening that brings enough members; null where there is none.</summary>
    public Condition? Widen(SegmentDefinition segment, string path, Condition condition) => condition switch
    {
        AttributeCondition { Value: SpanValue span, Operator: InLast or InNext or AnniversaryInNext } attribute =>
            Smallest(segment, path, span.Amount, RuleLimits.Amount, amount => attribute with { Value = span with { Amount = amount } }),
        AttributeCondition { Value: SpanValue span, Operator: OlderThan or FurtherThan } attribute =>
            Largest(segment, path, span.Amount, amount => attribute with { Value = span with { Amount = amount } }),
        AttributeCondition { Value: NumberValue, Operator: Greater or GreaterOrEqual or Less or LessOrEqual } attribute => Number(segment, path, attribute),
        AttributeCondition { Operator: In, Value: ListValue or null } attribute => Choices(segment, path, attribute),
        AttributeCondition { Operator: Equal, Value: TextValue text } attribute => Choices(segment, path, attribute with { Operator = In, Value = new ListValue([text]) }),
        EventCondition { Value: NumberValue { Number: >= 2 } number, Operator: Greater or GreaterOrEqual, Aggregate: Aggregate.Count or Aggregate.Days or Aggregate.Distinct } happened =>
            Largest(segment, path, (long)Math.Min(number.Number, int.MaxValue), least => happened with { Value = new NumberValue(least) }),
        EventCondition { Window: LastWindow window, Operator: Greater or GreaterOrEqual or NotNull or InLast } happened =>
            Smallest(segment, path, window.Amount, RuleLimits.Amount, amount => happened with { Window = window with { Amount = amount } }),
        EventCondition { Value: SpanValue span, Operator: InLast } happened =>
            Smallest(segment, path, span.Amount, RuleLimits.Amount, amount => happened with { Value = span with { Amount = amount } }),
        _ => null,
    };

    // The smallest amount above the present one that is enough: doubling until it is, then halving the interval.
    private Condition? Smallest(SegmentDefinition segment, string path, long present, long most, Func<long, Condition> with)
    {
        long low = present, high = present;
        do
        {
            if (high >= most)
            {
                return null;
            }

            low = high;
            high = Math.Min(high * 2, most);
        }
        while (!Enough(segment, path, with(high)));

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Enough(segment, path, with(middle)) ? (low, middle) : (middle, high);
        }

        return with(high);
    }

    // The largest amount below the present one that is enough.
    private Condition? Largest(SegmentDefinition segment, string path, long present, Func<long, Condition> with)
    {
        long low = 0, high = present;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Enough(segment, path, with(middle)) ? (middle, high) : (low, middle);
        }

        return low >= 1 ? with(low) : null;
    }

    // The values of those who would be members without the condition say how far the threshold has to move.
    private AttributeCondition? Number(SegmentDefinition segment, string path, AttributeCondition condition)
    {
        var missing = ValuesOfThoseLeftOut(segment, path, condition.Field).Where(v => v.Type == AttributeType.Number).Select(v => v.Number).ToArray();
        int needed = count(segment) is var now ? now.MinCustomers - now.Customers : 0;
        if (missing.Length < needed || needed <= 0)
        {
            return null;
        }

        bool down = condition.Operator is Greater or GreaterOrEqual;
        double threshold = (down ? missing.OrderDescending() : missing.Order()).ElementAt(needed - 1);
        var wider = condition with { Operator = down ? GreaterOrEqual : LessOrEqual, Value = new NumberValue(threshold) };
        return Enough(segment, path, wider) ? wider : null;
    }

    private AttributeCondition? Choices(SegmentDefinition segment, string path, AttributeCondition condition)
    {
        var list = condition.Value as ListValue ?? new ListValue([]);
        var frequent = ValuesOfThoseLeftOut(segment, path, condition.Field)
            .Where(v => v.Type is AttributeType.Text)
            .CountBy(v => v.Text, StringComparer.Ordinal)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, CodePointComparer.Instance)
            .Select(c => c.Key);
        foreach (string choice in frequent.Take(MostAddedChoices))
        {
            list = new ListValue(list.Values.Add(new TextValue(choice)));
            var wider = condition with { Value = list };
            if (Enough(segment, path, wider))
            {
                return wider;
            }
        }

        return null;
    }

    private IEnumerable<AttributeValue> ValuesOfThoseLeftOut(SegmentDefinition segment, string path, string attribute)
    {
        var population = view.Workspace.Population;
        if (population.Slot(AttributeScope.Customer, attribute) is not { } slot)
        {
            return [];
        }

        var members = view.Members(segment.Rule, cancellation);
        var without = view.Members(RulePaths.Without(segment.Rule, path), cancellation);
        return without.Rows().Where(row => !members.ContainsRow(row)).Select(row => population.CustomerValue(row, slot)).Where(v => !v.IsMissing);
    }

    private bool Enough(SegmentDefinition segment, string path, Condition condition)
    {
        cancellation.ThrowIfCancellationRequested();
        return count(segment with { Rule = RulePaths.Replace(segment.Rule, path, condition) }).CustomersOk;
    }
}
