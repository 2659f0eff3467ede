using System.Text.Json;
using static Launchpoints.Engine.Rules.RuleJsonMembers;

namespace Launchpoints.Engine.Rules;

/// <summary>Reads the JSON face in one pass, token by token, so that what is too deep or too large stops at once.</summary>
internal sealed partial class RuleJsonReader(string prefix)
{
    private readonly JsonPointer _path = new(prefix);
    private readonly List<RuleError> _errors = [];
    private int _conditions;

    /// <summary>A reading that ended before there was anything to check.</summary>
    public static RuleReading Failed(string code, string path, string message) =>
        new(null, null, [new RuleError(code, path, null, null, message, null)], null, path);

    /// <summary>Reads the whole of what the reader holds.</summary>
    public RuleReading Read(ref Utf8JsonReader reader)
    {
        Group? written = null;
        try
        {
            if (!reader.Read())
            {
                throw new JsonException("empty");
            }

            written = ReadGroup(ref reader, 1, "A rule is a group: { \"combinator\": \"and\", \"rules\": [ … ] }.");
            while (reader.Read())
            {
                // Anything after the rule makes the reader throw.
            }
        }
        catch (StoppedException)
        {
            return new RuleReading(null, null, _errors, null, prefix);
        }
        catch (JsonException e)
        {
            Broken(ref reader, e);
            return new RuleReading(null, null, _errors, null, prefix);
        }

        return new RuleReading(_errors.Count == 0 ? RuleCanonical.Of(written) : null, written, _errors, null, prefix);
    }

    private Group ReadGroup(ref Utf8JsonReader reader, int level, string expected)
    {
        switch (ReadNode(ref reader, level, expected))
        {
            case Group group:
                return group;
            case BrokenCondition broken:
                return new Group(Combinator.And, false, [broken]);
            default:
                Mistake(RuleErrorCodes.Syntax, _path.ToString(), expected);
                return new Group(Combinator.And, false, []);
        }
    }

    private RuleNode ReadNode(ref Utf8JsonReader reader, int level, string expected)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Mistake(RuleErrorCodes.Syntax, _path.ToString(), expected);
            reader.Skip();
            return new BrokenCondition();
        }

        var members = new RuleJsonMembers();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = RuleJsonMembers.At(ref reader);
            if (member == Member.None || members.Has(member))
            {
                string name = NameOf(ref reader);
                Mistake(
                    RuleErrorCodes.Syntax,
                    _path.To(name),
                    member == Member.None ? $"Rules have no member '{MessageText.Short(name)}'." : $"The member '{name}' is there twice.",
                    member == Member.None ? NearestName.Of(name, Names) : null);
                members.Broken = true;
                reader.Read();
                reader.Skip();
                continue;
            }

            members.Seen |= member;
            int here = _path.Enter(Names[int.TrailingZeroCount((int)member)]);
            reader.Read();
            ReadMember(ref reader, member, members, level);
            _path.Back(here);
        }

        return Build(members);
    }

    private void ReadMember(ref Utf8JsonReader reader, Member member, RuleJsonMembers members, int level)
    {
        switch (member)
        {
            case Member.Combinator:
                string? combinator = ReadText(ref reader, members);
                members.Combinator = combinator == "or" ? Combinator.Or : Combinator.And;
                if (combinator is not (null or "and" or "or"))
                {
                    Mistake(members, RuleErrorCodes.Syntax, "The combinator is \"and\" or \"or\".", NearestName.Of(combinator, ["and", "or"]));
                }

                break;
            case Member.Not:
                members.Not = ReadTruth(ref reader, members);
                break;
            case Member.IgnoreCase:
                members.IgnoreCase = ReadTruth(ref reader, members);
                break;
            case Member.Rules:
                ReadRules(ref reader, members, level);
                break;
            case Member.Field:
                members.Field = ReadText(ref reader, members);
                break;
            case Member.Operator:
                members.Operator = ReadText(ref reader, members);
                break;
            case Member.Value:
                ReadValueMember(ref reader, members);
                break;
            case Member.Event:
                members.Event = ReadText(ref reader, members);
                break;
            case Member.Aggregate:
                if (ReadText(ref reader, members) is { } aggregate && (members.Aggregate = Aggregates.FromJson(aggregate)) is null)
                {
                    Mistake(
                        members, RuleErrorCodes.Syntax,
                        $"There is no aggregate '{MessageText.Short(aggregate)}'. There are {string.Join(", ", Aggregates.All.Select(a => a.Json))}.",
                        NearestName.Of(aggregate, Aggregates.All.Select(a => a.Json)));
                }

                break;
            case Member.Of:
                members.Of = reader.TokenType == JsonTokenType.Null ? null : ReadText(ref reader, members);
                break;
            case Member.Where:
                if (reader.TokenType != JsonTokenType.Null)
                {
                    members.Where = ReadGroup(ref reader, level, "'where' is a group of attribute conditions.");
                }

                break;
            case Member.Window:
                members.Window = reader.TokenType == JsonTokenType.Null ? null : ReadWindow(ref reader, members);
                break;
            case Member.Segment:
                members.Segment = ReadText(ref reader, members);
                break;
            case Member.Sample:
                members.Sample = ReadText(ref reader, members);
                break;
            case Member.From:
                members.From = ReadFraction(ref reader, members);
                break;
            case Member.To:
                members.To = ReadFraction(ref reader, members);
                break;
            case Member.ValueSource:
                if (ReadText(ref reader, members) is { } source and not "value")
                {
                    Mistake(members, RuleErrorCodes.Syntax, "Rules compare with values only: 'valueSource' is \"value\" or absent.", "value");
                }

                break;
            default:
                reader.Skip(); // id and path are the business of whoever drew the tree
                break;
        }
    }

    private void ReadRules(ref Utf8JsonReader reader, RuleJsonMembers members, int level)
    {
        if (level > RuleLimits.Levels)
        {
            Stop(RuleErrorCodes.TooDeep, $"The rule has more than {RuleLimits.Levels} levels of groups; {RuleLimits.Levels} is the limit.");
        }

        members.Rules = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Mistake(members, RuleErrorCodes.Syntax, "'rules' is an array of groups and conditions.");
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int here = _path.Enter(members.Rules.Count);
            members.Rules.Add(ReadNode(ref reader, level + 1, "Expected a group or a condition, which is an object."));
            _path.Back(here);
        }
    }

    private RuleNode Build(RuleJsonMembers m)
    {
        if (m.Has(Member.Group))
        {
            Allow(m, Member.Group, "group");
            Need(m, Member.Combinator, "A group needs a 'combinator', \"and\" or \"or\".");
            Need(m, Member.Rules, "A group needs 'rules', which may be empty.");
            if (m.Rules is not { Count: > 0 })
            {
                Count();
            }

            return new Group(m.Combinator, m.Not, [.. m.Rules ?? []]);
        }

        Count();
        Condition condition = m switch
        {
            _ when m.Has(Member.Event) => BuildEvent(m),
            _ when m.Has(Member.Segment) => BuildSegment(m),
            _ when m.Has(Member.Sample) => BuildSample(m),
            _ when m.Has(Member.Field) => BuildAttribute(m),
            _ => Nothing(m),
        };
        return m.Broken ? new BrokenCondition(m.Has(Member.Event) ? null : m.Field, m.Event, m.Segment) : condition;
    }

    private BrokenCondition Nothing(RuleJsonMembers m)
    {
        Mistake(
            m, RuleErrorCodes.Syntax,
            "This is neither a group ('combinator' and 'rules') nor a condition ('field', 'event', 'segment' or 'sample').");
        return new BrokenCondition();
    }

    private AttributeCondition BuildAttribute(RuleJsonMembers m)
    {
        Allow(m, Member.Attribute, "condition on an attribute");
        var op = Asked(m);
        return new AttributeCondition(m.Field ?? "", op, m.Value, m.IgnoreCase);
    }

    private EventCondition BuildEvent(RuleJsonMembers m)
    {
        Allow(m, Member.EventCondition, "condition on events");
        Need(m, Member.Aggregate, "A condition on events needs an 'aggregate', for example \"count\".");
        var op = Asked(m);
        return new EventCondition(m.Event ?? "", m.Aggregate?.Aggregate ?? Aggregate.Count, m.Of, m.Where, m.Window, op, m.Value);
    }

    private SegmentCondition BuildSegment(RuleJsonMembers m)
    {
        Allow(m, Member.SegmentCondition, "condition on a segment");
        Need(m, Member.Operator, "A condition on a segment needs an 'operator', \"in\" or \"notIn\".");
        if (m.Operator is not (null or "in" or "notIn"))
        {
            m.Broken = true;
            Mistake(
                RuleErrorCodes.WrongOperator, _path.To("operator"), "A customer is \"in\" or \"notIn\" a segment.",
                NearestName.Of(m.Operator, ["in", "notIn"]));
        }

        return new SegmentCondition(m.Segment ?? "", m.Operator != "notIn");
    }

    private SampleCondition BuildSample(RuleJsonMembers m)
    {
        Allow(m, Member.SampleCondition, "sample");
        Need(m, Member.From, "A sample needs 'from', a number from 0 to below 1.");
        Need(m, Member.To, "A sample needs 'to', a number above 0 up to 1.");
        return new SampleCondition(m.Sample ?? "", m.From, m.To);
    }

    /// <summary>The operator, and the value sorted out with it.</summary>
    private ConditionOperator Asked(RuleJsonMembers m)
    {
        Need(m, Member.Operator, "A condition needs an 'operator'.");
        var info = m.Operator is null ? null : Operators.FromJson(m.Operator);
        if (info is null && m.Operator is not null)
        {
            m.Broken = true;
            Mistake(
                RuleErrorCodes.WrongOperator, _path.To("operator"), $"There is no operator '{MessageText.Short(m.Operator)}'.",
                NearestName.Of(m.Operator, Operators.All.Select(o => o.Json)));
        }

        if (info?.Shape == ValueShape.None)
        {
            m.Value = null;
        }
        else if (m.ValueErrors is not null)
        {
            m.Broken = true;
            m.ValueErrors.ForEach(Mistake);
        }

        return info?.Operator ?? ConditionOperator.Equal;
    }

    private void Allow(RuleJsonMembers m, Member allowed, string kind)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            var member = (Member)(1 << i);
            if (m.Has(member) && (member & (allowed | Member.Ignored)) == 0)
            {
                m.Broken = true;
                Mistake(RuleErrorCodes.Syntax, _path.To(Names[i]), $"A {kind} has no '{Names[i]}'.");
            }
        }
    }

    private void Need(RuleJsonMembers m, Member member, string message)
    {
        if (!m.Has(member))
        {
            Mistake(m, RuleErrorCodes.Syntax, message);
        }
    }

    private void Count()
    {
        if (++_conditions > RuleLimits.Conditions)
        {
            Stop(RuleErrorCodes.TooLarge, $"The rule has more than {MessageText.Limit(RuleLimits.Conditions)} conditions; that is the limit.");
        }
    }
}
