using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>Reads the text face by recursive descent. After a mistake it goes on at the next <c>AND</c>, <c>OR</c> or closing bracket, so that all are reported.</summary>
internal sealed partial class RuleTextReader
{
    private readonly string _text;
    private readonly string _prefix;
    private readonly List<(int At, RuleError Error)> _errors = [];
    private readonly Dictionary<RuleNode, NodeSource> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly RuleToken[] _ahead = new RuleToken[4];
    private RuleLexer _lexer;
    private int _known; // how many tokens of _ahead are filled
    private int _lastEnd; // where the last token taken ended
    private int _conditions;
    private int _brackets;
    private int _wheres;
    private bool _stopped;

    public RuleTextReader(string text, string prefix)
    {
        _text = text;
        _prefix = prefix;
        _lexer = new RuleLexer(text);
    }

    public RuleReading Read()
    {
        Group? written = null;
        if (IsUnicode())
        {
            written = AsGroup(ReadAny());
            while (Current.Kind != RuleTokenKind.End)
            {
                Mistake(
                    Current, Is(")") ? "This bracket closes nothing." : "Expected AND, OR or the end of the rule.", null);
                Take();
                if (Take("AND") || Take("OR") || Current.Kind != RuleTokenKind.End)
                {
                    ReadAny(); // for the mistakes in what follows
                }
            }
        }

        if (written is null || _stopped)
        {
            return Result(null, null, null);
        }

        // From here on the canonical tree is what there is: what was rebuilt stands where its origin stood.
        var canonical = RuleCanonical.Of(written, (from, to) =>
        {
            if (_sources.TryGetValue(from, out var source))
            {
                _sources[to] = source;
            }
        });
        var nodes = new Dictionary<string, NodeSource>(StringComparer.Ordinal);
        foreach (var (path, node) in RulePaths.All(canonical, insideWhere: true))
        {
            if (_sources.TryGetValue(node, out var source))
            {
                nodes[path] = source;
            }
        }

        var map = new RuleSourceMap(_text, nodes);
        if (RuleValidator.TooDeep(canonical) is { } deep)
        {
            _errors.Add((map.Find(deep).Start, new RuleError(
                RuleErrorCodes.TooDeep, deep, null, null, RuleValidator.TooDeepMessage, null)));
            return Result(null, null, map);
        }

        return Result(canonical, canonical, map);
    }

    private RuleReading Result(Group? rule, Group? written, RuleSourceMap? map)
    {
        var places = map ?? new RuleSourceMap(_text, ImmutableDictionary<string, NodeSource>.Empty);
        var errors = _errors.OrderBy(e => e.At).Select(e =>
        {
            var span = places.Span(e.At, e.At);
            return e.Error with { Line = span.Line, Column = span.Column };
        });
        return new RuleReading(_errors.Count == 0 ? rule : null, written, errors, map, _prefix);
    }

    private RuleNode ReadAny() => ReadChain("OR", Combinator.Or, ReadAll);

    private RuleNode ReadAll() => ReadChain("AND", Combinator.And, ReadOne);

    private RuleNode ReadChain(string joiner, Combinator combinator, Func<RuleNode> read)
    {
        int start = Current.Start;
        var first = read();
        ImmutableArray<RuleNode>.Builder? rules = null;
        while (Take(joiner) || (combinator == Combinator.And && MissesAnd()))
        {
            rules ??= Start(first);
            rules.Add(read());
        }

        return rules is null ? first : Mark(new Group(combinator, false, rules.DrainToImmutable()), start);

        static ImmutableArray<RuleNode>.Builder Start(RuleNode first)
        {
            var builder = ImmutableArray.CreateBuilder<RuleNode>();
            builder.Add(first);
            return builder;
        }
    }

    private RuleNode ReadOne()
    {
        int start = Current.Start;
        if (Is("("))
        {
            return ReadBrackets(start);
        }

        if (Is("IN", "SEGMENT") || Is("NOT", "IN", "SEGMENT"))
        {
            return ReadSegment(start);
        }

        if (Is("IN", "SAMPLE"))
        {
            return ReadSample(start);
        }

        if (Take("NOT"))
        {
            return ReadNot(start);
        }

        if (Take("EVERYONE"))
        {
            return Leaf(new Group(Combinator.And, false, []), start);
        }

        if (Is("NO", "ONE"))
        {
            Take();
            Take();
            return Leaf(new Group(Combinator.Or, false, []), start);
        }

        if (Current.Kind == RuleTokenKind.Keyword && Is(1, "(") && Aggregates.FromText(WordOf(Current).ToString()) is { } aggregate)
        {
            return ReadEvent(aggregate, start);
        }

        if (IsName(Current))
        {
            return ReadAttribute(start);
        }

        return ReadNothing(start);
    }

    private Group ReadBrackets(int start)
    {
        Deeper();
        Take();
        var inner = ReadAny();
        Expect(")", "Expected AND, OR or a closing bracket.");
        _brackets--;

        // Brackets around a chain are that chain's group; around anything else they are a group of one.
        return Mark(inner is Group { Not: false } group ? group : new Group(Combinator.And, false, [inner]), start);
    }

    private Group ReadNot(int start)
    {
        bool brackets = Is("(");
        if (!brackets)
        {
            Deeper(); // with brackets, they count
        }

        var inner = ReadOne();
        _brackets -= brackets ? 0 : 1;
        return Mark(inner is Group { Not: false } group ? group with { Not = true } : new Group(Combinator.And, true, [inner]), start);
    }

    private Condition ReadSegment(int start)
    {
        bool isIn = !Take("NOT");
        Take();
        Take();
        int at = Current.Start;
        if (ReadKey("Expected the key of a segment in single quotes.") is not { } key)
        {
            return Recover(new BrokenCondition(), start);
        }

        var condition = Leaf(new SegmentCondition(key, isIn), start);
        _sources[condition].Set("segment", at, _lastEnd);
        return condition;
    }

    private Condition ReadSample(int start)
    {
        Take();
        Take();
        int at = Current.Start;
        const string form = "A sample is written IN SAMPLE 'name' FROM 0% TO 5%.";
        if (ReadKey("Expected the name of a sample in single quotes. " + form) is not { } name)
        {
            return Recover(new BrokenCondition(), start);
        }

        int nameEnd = _lastEnd;
        if (!Expect("FROM", form))
        {
            return Recover(new BrokenCondition(), start);
        }

        int fromAt = Current.Start;
        if (ReadPercent() is not { } from || !Expect("TO", form))
        {
            return Recover(new BrokenCondition(), start);
        }

        int fromEnd = _lastEnd, toAt = Current.Start;
        if (ReadPercent() is not { } to)
        {
            return Recover(new BrokenCondition(), start);
        }

        var condition = Leaf(new SampleCondition(name, from, to), start);
        _sources[condition].Set("sample", at, nameEnd);
        _sources[condition].Set("from", fromAt, fromEnd);
        _sources[condition].Set("to", toAt, _lastEnd);
        return condition;
    }

    private Condition ReadAttribute(int start)
    {
        var nameToken = Current;
        string field = TakeName();
        if (ReadOperator($"'{MessageText.Short(field)}'") is not { } op)
        {
            return Recover(new BrokenCondition(Field: field), start);
        }

        var items = new List<(int, int)>();
        int valueAt = Current.Start;
        if (!ReadAsked(op.Info, items, out var value))
        {
            return Recover(new BrokenCondition(Field: field), start);
        }

        int valueEnd = _lastEnd;
        int ignoreAt = Current.Start;
        bool ignoreCase = Take("IGNORING");
        if (ignoreCase)
        {
            Expect("CASE", "Expected CASE after IGNORING.");
        }

        var condition = Leaf(new AttributeCondition(field, op.Info.Operator, value, ignoreCase), start);
        var source = _sources[condition];
        source.Set("field", nameToken.Start, nameToken.End);
        source.Set("operator", op.Start, op.End);
        source.Set("value", op.Info.Shape == ValueShape.None ? op.Start : valueAt, op.Info.Shape == ValueShape.None ? op.End : valueEnd);
        source.Set("ignoreCase", ignoreAt, _lastEnd);
        source.Items = items;
        return condition;
    }

    private Condition ReadEvent(AggregateInfo aggregate, int start)
    {
        int aggregateEnd = Current.End;
        Take();
        Take();
        if (!IsName(Current))
        {
            Mistake(Current, $"Expected an event type after {aggregate.Text}(.", null);
            return Recover(new BrokenCondition(), start, inside: true);
        }

        var eventToken = Current;
        string type = TakeName();
        string? of = null;
        RuleToken ofToken = default;
        if (Take("OF"))
        {
            if (!IsName(Current))
            {
                Mistake(Current, "Expected an event type after OF.", null);
                return Recover(new BrokenCondition(), start, inside: true);
            }

            (of, ofToken, eventToken) = (type, eventToken, Current);
            type = TakeName();
        }

        var where = ReadWhere();
        int windowAt = Current.Start;
        bool windowFine = ReadWindow(out var window);
        int windowEnd = _lastEnd;
        if (!windowFine || !Is(")"))
        {
            if (windowFine)
            {
                Mistake(
                    Current, where is null ? "Expected OF, WHERE, a window or a closing bracket." : "Expected AND, OR, a window or a closing bracket.", null);
            }

            return Recover(new BrokenCondition(Event: type), start, inside: true);
        }

        Take();
        var items = new List<(int, int)>();
        if (ReadOperator($"{aggregate.Text}(…)") is not { } op)
        {
            return Recover(new BrokenCondition(Event: type), start);
        }

        int valueAt = Current.Start;
        if (!ReadAsked(op.Info, items, out var value))
        {
            return Recover(new BrokenCondition(Event: type), start);
        }

        var condition = Leaf(new EventCondition(type, aggregate.Aggregate, of, where, window, op.Info.Operator, value), start);
        var source = _sources[condition];
        source.Set("event", eventToken.Start, eventToken.End);
        source.Set("aggregate", start, aggregateEnd);
        source.Set("of", of is null ? start : ofToken.Start, of is null ? aggregateEnd : ofToken.End);
        source.Set("window", windowAt, windowEnd);
        source.Set("operator", op.Start, op.End);
        source.Set("value", op.Info.Shape == ValueShape.None ? op.Start : valueAt, _lastEnd);
        source.Items = items;
        return condition;
    }

    private Group? ReadWhere()
    {
        if (!Take("WHERE"))
        {
            return null;
        }

        // Events within events mean nothing, but have to end somewhere before the stack does.
        if (++_wheres > RuleLimits.Levels)
        {
            Stop(RuleErrorCodes.TooDeep, RuleValidator.TooDeepMessage);
        }

        var where = AsGroup(ReadAny());
        _wheres--;
        return where;
    }
}
