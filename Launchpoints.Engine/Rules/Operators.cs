using System.Collections.Frozen;
using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using static Launchpoints.Engine.Rules.ConditionOperator;

namespace Launchpoints.Engine.Rules;

/// <summary>The table of operators: the one place that says how each is written and what it goes with.</summary>
public static class Operators
{
    private static readonly ImmutableArray<AttributeType> AnyType = [];
    private static readonly ImmutableArray<AttributeType> Scalars =
        [AttributeType.Text, AttributeType.Number, AttributeType.Boolean, AttributeType.Date];

    private static readonly ImmutableArray<AttributeType> Ordered = [AttributeType.Text, AttributeType.Number, AttributeType.Date];
    private static readonly ImmutableArray<AttributeType> Listed = [AttributeType.Text, AttributeType.Number];
    private static readonly ImmutableArray<AttributeType> Texts = [AttributeType.Text];
    private static readonly ImmutableArray<AttributeType> Dates = [AttributeType.Date];
    private static readonly ImmutableArray<AttributeType> TagSets = [AttributeType.Tags];

    private static readonly FrozenDictionary<string, OperatorInfo> ByJson;

    static Operators()
    {
        // In the order of the enumeration, so that Of is an index.
        All =
        [
            new(Equal, "=", "=", ValueShape.One, Scalars, null, true),
            new(NotEqual, "!=", "!=", ValueShape.One, Scalars, Equal, true),
            new(Less, "<", "<", ValueShape.One, Ordered, null, false),
            new(LessOrEqual, "<=", "<=", ValueShape.One, Ordered, null, false),
            new(Greater, ">", ">", ValueShape.One, Ordered, null, false),
            new(GreaterOrEqual, ">=", ">=", ValueShape.One, Ordered, null, false),
            new(Between, "between", "BETWEEN", ValueShape.Pair, Ordered, null, false),
            new(NotBetween, "notBetween", "NOT BETWEEN", ValueShape.Pair, Ordered, Between, false),
            new(In, "in", "IN", ValueShape.List, Listed, null, true),
            new(NotIn, "notIn", "NOT IN", ValueShape.List, Listed, In, true),
            new(Contains, "contains", "CONTAINS", ValueShape.One, Texts, null, true),
            new(DoesNotContain, "doesNotContain", "NOT CONTAINS", ValueShape.One, Texts, Contains, true),
            new(BeginsWith, "beginsWith", "BEGINS WITH", ValueShape.One, Texts, null, true),
            new(DoesNotBeginWith, "doesNotBeginWith", "NOT BEGINS WITH", ValueShape.One, Texts, BeginsWith, true),
            new(EndsWith, "endsWith", "ENDS WITH", ValueShape.One, Texts, null, true),
            new(DoesNotEndWith, "doesNotEndWith", "NOT ENDS WITH", ValueShape.One, Texts, EndsWith, true),
            new(InLast, "inLast", "IN LAST", ValueShape.Span, Dates, null, false),
            new(NotInLast, "notInLast", "NOT IN LAST", ValueShape.Span, Dates, InLast, false),
            new(InNext, "inNext", "IN NEXT", ValueShape.Span, Dates, null, false),
            new(NotInNext, "notInNext", "NOT IN NEXT", ValueShape.Span, Dates, InNext, false),
            new(OlderThan, "olderThan", "OLDER THAN", ValueShape.Span, Dates, null, false),
            new(FurtherThan, "furtherThan", "FURTHER THAN", ValueShape.Span, Dates, null, false),
            new(AnniversaryInNext, "anniversaryInNext", "ANNIVERSARY IN NEXT", ValueShape.Span, Dates, null, false),
            new(HasAny, "hasAny", "HAS ANY", ValueShape.List, TagSets, null, false),
            new(HasAll, "hasAll", "HAS ALL", ValueShape.List, TagSets, null, false),
            new(HasNone, "hasNone", "HAS NONE", ValueShape.List, TagSets, HasAny, false),
            new(Null, "null", "IS NULL", ValueShape.None, AnyType, null, false),
            new(NotNull, "notNull", "IS NOT NULL", ValueShape.None, AnyType, null, false),
        ];
        ByJson = All.ToFrozenDictionary(o => o.Json, StringComparer.Ordinal);
    }

    /// <summary>Every operator, in the order of <see cref="ConditionOperator"/>.</summary>
    public static ImmutableArray<OperatorInfo> All { get; }

    /// <summary>The entry of an operator.</summary>
    public static OperatorInfo Of(ConditionOperator op) => All[(int)op];

    /// <summary>The operator of a JSON name, or null when there is none; names are case-sensitive.</summary>
    public static OperatorInfo? FromJson(string name) => ByJson.GetValueOrDefault(name);

    /// <summary>The operators that go with a type, in table order.</summary>
    public static ImmutableArray<OperatorInfo> For(AttributeType type) => [.. All.Where(o => o.Fits(type))];

    /// <summary>The operator that is the exact complement: the negative of a positive one, the positive of a negative one; null where there is none.</summary>
    public static ConditionOperator? ComplementOf(ConditionOperator op) => op switch
    {
        Null => NotNull,
        NotNull => Null,
        _ => Of(op).Positive ?? All.FirstOrDefault(o => o.Positive == op)?.Operator,
    };
}
