using System.Collections.Frozen;
using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>The table of event aggregates.</summary>
public static class Aggregates
{
    private static readonly FrozenDictionary<string, AggregateInfo> ByJson;
    private static readonly FrozenDictionary<string, AggregateInfo> ByText;

    static Aggregates()
    {
        // In the order of the enumeration, so that Of is an index.
        All =
        [
            new(Aggregate.Count, "count", false, null, AttributeType.Number, false),
            new(Aggregate.Sum, "sum", true, AttributeType.Number, AttributeType.Number, false),
            new(Aggregate.Average, "average", true, AttributeType.Number, AttributeType.Number, true),
            new(Aggregate.Min, "min", true, AttributeType.Number, AttributeType.Number, true),
            new(Aggregate.Max, "max", true, AttributeType.Number, AttributeType.Number, true),
            new(Aggregate.Distinct, "distinct", true, null, AttributeType.Number, false),
            new(Aggregate.Days, "days", false, null, AttributeType.Number, false),
            new(Aggregate.First, "first", false, null, AttributeType.Date, true),
            new(Aggregate.Last, "last", false, null, AttributeType.Date, true),
        ];
        ByJson = All.ToFrozenDictionary(a => a.Json, StringComparer.Ordinal);
        ByText = All.ToFrozenDictionary(a => a.Text, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every aggregate, in the order of <see cref="Aggregate"/>.</summary>
    public static ImmutableArray<AggregateInfo> All { get; }

    /// <summary>The entry of an aggregate.</summary>
    public static AggregateInfo Of(Aggregate aggregate) => All[(int)aggregate];

    /// <summary>The aggregate of a JSON name, or null when there is none; names are case-sensitive.</summary>
    public static AggregateInfo? FromJson(string name) => ByJson.GetValueOrDefault(name);

    /// <summary>The aggregate of a keyword in any case, or null when there is none.</summary>
    public static AggregateInfo? FromText(string keyword) => ByText.GetValueOrDefault(keyword);
}
