using System.Text.Json;

namespace Launchpoints.Engine.Rules;

/// <summary>The members of one JSON node as read so far, before it is clear what kind of node it is: members come in any order.</summary>
internal sealed class RuleJsonMembers
{
    [Flags]
    internal enum Member
    {
        None = 0,
        Combinator = 1 << 0,
        Not = 1 << 1,
        Rules = 1 << 2,
        Field = 1 << 3,
        Operator = 1 << 4,
        Value = 1 << 5,
        IgnoreCase = 1 << 6,
        Event = 1 << 7,
        Aggregate = 1 << 8,
        Of = 1 << 9,
        Where = 1 << 10,
        Window = 1 << 11,
        Segment = 1 << 12,
        Sample = 1 << 13,
        From = 1 << 14,
        To = 1 << 15,
        Id = 1 << 16,
        Path = 1 << 17,
        ValueSource = 1 << 18,

        Ignored = Id | Path | ValueSource,
        Group = Combinator | Not | Rules,
        Attribute = Field | Operator | Value | IgnoreCase,
        EventCondition = Event | Aggregate | Of | Where | Window | Operator | Value,
        SegmentCondition = Segment | Operator,
        SampleCondition = Sample | From | To,
    }

    public static readonly string[] Names =
    [
        "combinator", "not", "rules", "field", "operator", "value", "ignoreCase", "event", "aggregate", "of", "where",
        "window", "segment", "sample", "from", "to", "id", "path", "valueSource",
    ];

    /// <summary>What was there, readable or not.</summary>
    public Member Seen { get; set; }

    /// <summary>Whether something there could not be read, so that the node is no more than names.</summary>
    public bool Broken { get; set; }

    public Combinator Combinator { get; set; }

    public bool Not { get; set; }

    public List<RuleNode>? Rules { get; set; }

    public string? Field { get; set; }

    public string? Operator { get; set; }

    public ConditionValue? Value { get; set; }

    /// <summary>Mistakes in <c>value</c>, kept apart because <c>null</c> and <c>notNull</c> ignore it.</summary>
    public List<RuleError>? ValueErrors { get; set; }

    public bool IgnoreCase { get; set; }

    public string? Event { get; set; }

    public AggregateInfo? Aggregate { get; set; }

    public string? Of { get; set; }

    public Group? Where { get; set; }

    public EventWindow? Window { get; set; }

    public string? Segment { get; set; }

    public string? Sample { get; set; }

    public decimal From { get; set; }

    public decimal To { get; set; }

    public bool Has(Member member) => (Seen & member) != 0;

    /// <summary>The member of the name the reader is at; <see cref="Member.None"/> for an unknown one.</summary>
    public static Member At(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Names[i]))
            {
                return (Member)(1 << i);
            }
        }

        return Member.None;
    }
}
