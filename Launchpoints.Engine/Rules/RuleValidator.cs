using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>Says everything that is wrong with a rule, given the names and types it may use.</summary>
public sealed partial class RuleValidator
{
    internal static readonly string TooDeepMessage =
        $"The rule has more than {RuleLimits.Levels} levels of groups, 'where' included; that is the limit.";

    private readonly RuleVocabulary _vocabulary;
    private readonly RulePurpose _purpose;
    private readonly Place _root;
    private readonly bool _text;
    private readonly JsonPointer _path;
    private readonly List<RuleError> _errors = [];
    private readonly Dictionary<(Place, string), string?> _suggestions = [];
    private int _comparisons = 2_000_000; // names compared for suggestions, so that a rule full of mistakes stays quick

    internal RuleValidator(RuleVocabulary vocabulary, RuleSubject subject, RulePurpose purpose, string prefix, bool text)
    {
        _vocabulary = vocabulary;
        _purpose = purpose;
        _root = subject == RuleSubject.Customer ? Place.Customer : Place.Kristal;
        _text = text;
        _path = new JsonPointer(prefix);
    }

    /// <summary>Where a condition on an attribute stands, and so whose attributes it can name.</summary>
    private enum Place
    {
        Customer,
        Kristal,
        Where,
        EventType,
        Segment,
    }

    /// <summary>Checks a rule.</summary>
    /// <param name="rule">The rule, canonical or not; pointers are into it as it is.</param>
    /// <param name="vocabulary">Names, types and zone.</param>
    /// <param name="subject">What the rule chooses.</param>
    /// <param name="purpose">Drafts may have empty groups, raw attributes and segments that are not published.</param>
    /// <returns>Every mistake, in the order of the tree; empty when there is none. A rule over the limits gives just that.</returns>
    public static ImmutableArray<RuleError> Validate(Group rule, RuleVocabulary vocabulary, RuleSubject subject, RulePurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return [.. new RuleValidator(vocabulary, subject, purpose, "", text: false).Run(rule)];
    }

    /// <summary>Checks a window that stands alone, as in a segment's choice of Kristals.</summary>
    public static ImmutableArray<RuleError> Validate(EventWindow window, RuleVocabulary vocabulary, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var validator = new RuleValidator(vocabulary, RuleSubject.Customer, RulePurpose.Draft, prefix, text: false);
        validator.Window(window);
        return [.. validator._errors];
    }

    internal List<RuleError> Run(Group rule)
    {
        if (TooDeep(rule) is { } deep)
        {
            _errors.Add(new RuleError(RuleErrorCodes.TooDeep, _path + deep, null, null, TooDeepMessage, null));
        }
        else if (RulePaths.All(rule, insideWhere: true).Where(n => n.Node is not Group { Rules.IsEmpty: false })
            .Skip(RuleLimits.Conditions).Any())
        {
            Mistake(RuleErrorCodes.TooLarge, $"The rule has more than {MessageText.Limit(RuleLimits.Conditions)} conditions; that is the limit.");
        }
        else
        {
            CheckGroup(rule, _root);
        }

        return _errors;
    }

    /// <summary>The pointer of the first group that is a level too deep; null when none is. Walks without recursion, so any depth is safe.</summary>
    internal static string? TooDeep(Group rule)
    {
        var open = new Stack<(RuleNode Node, int Level, int Index, string? Path)>();
        open.Push((rule, 1, -1, null));
        // Pointers are built only for the one that is asked for: the way down is kept as indices.
        var way = new List<string>();
        var levels = new Stack<int>();
        while (open.TryPop(out var next))
        {
            while (levels.Count > 0 && levels.Peek() >= next.Level)
            {
                levels.Pop();
                way.RemoveAt(way.Count - 1);
            }

            if (next.Path is not null)
            {
                way.Add(next.Path);
                levels.Push(next.Level);
            }

            if (next.Level > RuleLimits.Levels)
            {
                return string.Concat(way);
            }

            var rules = ((Group)next.Node).Rules;
            for (int i = rules.Length - 1; i >= 0; i--)
            {
                if (rules[i] is Group group)
                {
                    open.Push((group, next.Level + 1, i, RulePaths.Child("", i)));
                }
                else if (rules[i] is EventCondition { Where: { } where })
                {
                    open.Push((where, next.Level + 1, i, RulePaths.Child("", i) + "/where"));
                }
            }
        }

        return null;
    }

    private void CheckGroup(Group group, Place place)
    {
        if (group.Rules.IsEmpty && _purpose == RulePurpose.Publish)
        {
            Mistake(
                RuleErrorCodes.EmptyGroup,
                $"An empty group is {(group.Combinator == Combinator.And ? "everyone" : "no one")}; put a condition into it or remove it before publishing.");
        }

        for (int i = 0; i < group.Rules.Length && _errors.Count < RuleLimits.Errors; i++)
        {
            int rules = _path.Enter("rules");
            _path.Enter(i);
            CheckNode(group.Rules[i], place);
            _path.Back(rules);
        }
    }

    private void CheckNode(RuleNode node, Place place)
    {
        switch (node)
        {
            case Group group:
                CheckGroup(group, place);
                break;
            case AttributeCondition condition:
                if (Resolve(condition.Field, place, "field") is { } type)
                {
                    CheckAsked(condition.Operator, condition.Value, condition.IgnoreCase, type, $"'{MessageText.Short(condition.Field)}'");
                }

                break;
            case BrokenCondition broken:
                CheckNames(broken, place);
                break;
            case not null when place != Place.Customer:
                Mistake(
                    RuleErrorCodes.Syntax,
                    place == Place.Where
                        ? "'where' takes conditions on attributes only: those of the event, 'kristal', and 'kristal.…'."
                        : "A rule about Kristals takes conditions on their attributes only.");
                break;
            case EventCondition condition:
                CheckEvent(condition);
                break;
            case SegmentCondition condition:
                CheckSegment(condition.Segment);
                break;
            case SampleCondition condition:
                CheckSample(condition);
                break;
            default:
                throw new InvalidOperationException($"The rule has a {node?.GetType().Name ?? "null"} at '{_path}', which no validator knows.");
        }
    }

    private void CheckNames(BrokenCondition broken, Place place)
    {
        if (broken.Field is not null)
        {
            Resolve(broken.Field, place, "field");
        }

        if (broken.Event is not null && place == Place.Customer)
        {
            CheckEventType(broken.Event);
        }

        if (broken.Segment is not null && place == Place.Customer)
        {
            CheckSegment(broken.Segment);
        }
    }

    private void CheckEvent(EventCondition condition)
    {
        CheckEventType(condition.Event);
        var aggregate = Aggregates.Of(condition.Aggregate);
        if (aggregate.TakesOf != condition.Of is not null)
        {
            Mistake(
                RuleErrorCodes.Syntax,
                aggregate.TakesOf
                    ? $"'{aggregate.Json}' needs the attribute it is taken of: {aggregate.Text}(attribute OF event)."
                    : $"'{aggregate.Json}' is taken of the events themselves and has no 'of'.",
                at: "of");
        }
        else if (condition.Of is not null && Resolve(condition.Of, Place.Where, "of") is { } type
            && aggregate.OfType is { } asked && type != asked)
        {
            Mistake(
                RuleErrorCodes.WrongOperator,
                $"'{aggregate.Json}' needs a {Word(asked)}; '{MessageText.Short(condition.Of)}' is {Article(type)}.",
                at: "of");
        }

        if (condition.Where is not null)
        {
            int here = _path.Enter("where");
            CheckGroup(condition.Where, Place.Where);
            _path.Back(here);
        }

        if (condition.Window is not null)
        {
            int here = _path.Enter("window");
            Window(condition.Window);
            _path.Back(here);
        }

        CheckAsked(condition.Operator, condition.Value, false, aggregate.Result, $"'{aggregate.Json}'");
    }

    private void CheckEventType(string type)
    {
        if (!_vocabulary.Schema.EventTypes.Contains(type))
        {
            Mistake(
                RuleErrorCodes.UnknownEvent, $"There are no events of the type '{MessageText.Short(type)}'.",
                Suggest(Place.EventType, type, () => _vocabulary.Schema.EventTypes), "event");
        }
    }

    private void CheckSegment(string key)
    {
        if (!_vocabulary.Segments.TryGetValue(key, out bool published))
        {
            Mistake(
                RuleErrorCodes.UnknownSegment, $"There is no segment '{MessageText.Short(key)}'.",
                Suggest(Place.Segment, key, () => _vocabulary.Segments.Keys), "segment");
        }
        else if (!published && _purpose == RulePurpose.Publish)
        {
            Mistake(
                RuleErrorCodes.UnknownSegment,
                $"The segment '{MessageText.Short(key)}' has no published version; publish it first.", at: "segment");
        }
    }

    private void CheckSample(SampleCondition condition)
    {
        if (condition.Sample.Length == 0 || !TextLimit.Fits(condition.Sample))
        {
            Mistake(RuleErrorCodes.WrongValue, $"A sample needs a name of at most {MessageText.Limit(TextLimit.Characters)} characters.", at: "sample");
        }

        CheckFraction(condition.From, condition.From is >= 0 and < 1, "from", "from 0 to below 1 (0% to below 100%)");
        CheckFraction(condition.To, condition.To is > 0 and <= 1, "to", "above 0 up to 1 (100%)");
        if (condition.From >= condition.To)
        {
            Mistake(RuleErrorCodes.WrongValue, "The sample is empty: 'from' has to be below 'to'.", at: "from");
        }
    }

    private void CheckFraction(decimal value, bool inRange, string member, string range)
    {
        if (!inRange || decimal.Truncate(value * 10_000) != value * 10_000)
        {
            Mistake(RuleErrorCodes.WrongValue, $"'{member}' is a multiple of 0.0001 (0.01%) {range}.", at: member);
        }
    }

    /// <summary>The type of an attribute, or null, and a mistake, when there is none of that name.</summary>
    private AttributeType? Resolve(string name, Place place, string member)
    {
        const string ofKristal = "kristal.";
        if (place == Place.Where && name == "kristal")
        {
            return AttributeType.Text;
        }

        var (scope, key) = place switch
        {
            Place.Customer => (AttributeScope.Customer, name),
            Place.Kristal => (AttributeScope.Kristal, name),
            _ when name.StartsWith(ofKristal, StringComparison.Ordinal) => (AttributeScope.Kristal, name[ofKristal.Length..]),
            _ => (AttributeScope.Event, name),
        };
        if (_vocabulary.Schema.Find(scope, key) is { } attribute)
        {
            if (_purpose == RulePurpose.Publish && attribute.Status != AttributeStatus.Actionable)
            {
                Mistake(
                    RuleErrorCodes.AttributeNotActionable,
                    $"The {Word(scope)} attribute '{key}' is raw; a published rule uses actionable attributes only.", at: member);
            }

            return attribute.Type;
        }

        string? suggestion = Suggest(place, name, () => place == Place.Where
            ? Keys(AttributeScope.Event).Append("kristal").Concat(Keys(AttributeScope.Kristal).Select(k => ofKristal + k))
            : Keys(scope));
        Mistake(
            RuleErrorCodes.UnknownAttribute,
            name.Length == 0 ? "Choose an attribute." : $"There is no {Word(scope)} attribute '{MessageText.Short(key)}'.{Elsewhere(place, name)}",
            suggestion, member);
        return null;
    }

    private string Elsewhere(Place place, string name) =>
        place == Place.Customer && _vocabulary.Schema.Find(AttributeScope.Event, name) is not null
            ? " It is an attribute of events: use it inside COUNT(event WHERE …) or another aggregate."
            : place == Place.Where && _vocabulary.Schema.Find(AttributeScope.Kristal, name) is not null
                ? $" Write kristal.{name} for that of the event's Kristal."
                : "";

    private IEnumerable<string> Keys(AttributeScope scope) =>
        _vocabulary.Schema.Attributes.Where(a => a.Scope == scope).Select(a => a.Key);

    private string? Suggest(Place place, string name, Func<IEnumerable<string>> known)
    {
        if (_suggestions.TryGetValue((place, name), out string? suggestion) || _comparisons <= 0)
        {
            return suggestion;
        }

        int compared = 0;
        suggestion = NearestName.Of(name, known().Select(k =>
        {
            compared++;
            return k;
        }));
        _comparisons -= compared;
        return _suggestions[(place, name)] = suggestion;
    }

    private void Mistake(string code, string message, string? suggestion = null, string? at = null)
    {
        if (_errors.Count < RuleLimits.Errors)
        {
            _errors.Add(new RuleError(code, at is null ? _path.ToString() : _path.To(at), null, null, message, suggestion));
        }
    }

    private static string Word(AttributeScope scope) => scope switch
    {
        AttributeScope.Customer => "customer",
        AttributeScope.Kristal => "Kristal",
        _ => "event",
    };

    private static string Word(AttributeType type) => type switch
    {
        AttributeType.Text => "text",
        AttributeType.Number => "number",
        AttributeType.Boolean => "boolean",
        AttributeType.Date => "date",
        _ => "set of tags",
    };

    private static string Article(AttributeType type) => "a " + Word(type);
}
