using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Schema;
using static Launchpoints.Tests.Conformance.RuleParts;

namespace Launchpoints.Tests.Conformance;

/// <summary>One condition of GrowthBook as a rule. What has no counterpart is written down as it is, so that the product itself refuses it.</summary>
/// <param name="person">The person's values, which decide whether a list or a single value is meant.</param>
/// <param name="saved">The saved groups there are.</param>
internal sealed class GrowthBookCondition(IReadOnlyList<(string Name, JsonElement Value)> person, IReadOnlyCollection<string> saved)
{
    private readonly List<(AttributeScope Scope, string Name, AttributeType Type)> _asked = [];
    private readonly List<(string Group, string Field, JsonValueKind Kind)> _groups = [];
    private readonly List<string> _whether = [];
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);

    /// <summary>The attributes the rule asks for, of the types it asks for.</summary>
    public IEnumerable<(AttributeScope Scope, string Name, AttributeType Type)> Asked => _asked;

    /// <summary>The customer's attributes that are only asked for being there, whatever their type.</summary>
    public IEnumerable<string> AskedWhether => _whether;

    /// <summary>The lists that are asked for element by element.</summary>
    public IReadOnlySet<string> Lists => _lists;

    /// <summary>The saved groups that are named.</summary>
    public IEnumerable<(string Group, string Field, JsonValueKind Kind)> Groups => _groups;

    /// <summary>What means something else here; null while everything has a counterpart.</summary>
    public Difference? Difference { get; private set; }

    public JsonObject Translate(JsonElement condition) => All(condition.EnumerateObject().Select(member => member.Name switch
    {
        "$and" => All(Children(member.Value)),
        "$or" => member.Value.GetArrayLength() == 0 ? LeaveOut(Difference.EmptyOr, Any()) : Any(Children(member.Value)),
        "$nor" => Not(Any(Children(member.Value))),
        "$not" => Not(Translate(member.Value)),
        var field => Value(Customer(field), member.Value),
    }));

    private static AttributeType TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => AttributeType.Number,
        JsonValueKind.True or JsonValueKind.False => AttributeType.Boolean,
        _ => AttributeType.Text,
    };

    private static JsonNode? Copy(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static bool IsOperators(JsonElement value) => value.EnumerateObject().Any() && value.EnumerateObject().All(m => m.Name.StartsWith('$'));

    private static Place Customer(string name) => new(AttributeScope.Customer, name);

    private IEnumerable<JsonObject> Children(JsonElement list) => list.EnumerateArray().Select(Translate);

    private JsonObject Value(Place field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Whether(field, "null"),
        JsonValueKind.Object when IsOperators(value) => All(value.EnumerateObject().Select(m => Operator(field, m.Name, m.Value))),
        JsonValueKind.Object => SameObject(field, value),
        JsonValueKind.Array => SameList(field, value),
        _ => Compare(field, "=", value),
    };

    private JsonObject Operator(Place field, string op, JsonElement value) => op switch
    {
        "$eq" => Compare(field, "=", value),
        "$ne" => Compare(field, "!=", value),
        "$lt" => Compare(field, "<", value),
        "$lte" => Compare(field, "<=", value),
        "$gt" => Compare(field, ">", value),
        "$gte" => Compare(field, ">=", value),
        "$exists" => Whether(field, value.GetBoolean() ? "notNull" : "null"),
        "$in" => OneOf(field, "in", "hasAny", value, ignoreCase: false),
        "$nin" => OneOf(field, "notIn", "hasNone", value, ignoreCase: false),
        "$ini" => OneOf(field, "in", "hasAny", value, ignoreCase: true),
        "$nini" => OneOf(field, "notIn", "hasNone", value, ignoreCase: true),
        "$all" => Ask(field, AttributeType.Tags, Field(field.Name, "hasAll", Copy(value))),
        "$alli" => All(value.EnumerateArray().Select(v => Element(field.Name, e => OneOf(e, "in", "hasAny", ListOf(v), ignoreCase: true)))),
        "$elemMatch" => Element(field.Name, element => IsOperators(value) ? Value(element, value) : Members(value)),
        "$size" => Size(field.Name, value),
        "$not" => Not(Value(field, value)),
        "$regex" => Pattern(field, value.GetString()!, ignoreCase: false),
        "$regexi" => Pattern(field, value.GetString()!, ignoreCase: true),
        "$type" => OfType(field, value.GetString()!),
        "$inGroup" => InGroup(field, "in", value.GetString()!),
        "$notInGroup" => InGroup(field, "notIn", value.GetString()!),
        ['$', 'v', ..] => LeaveOut(Difference.Versions, Ask(field, AttributeType.Text, Field(field.Name, op[1..], Copy(value)))),
        _ => LeaveOut(Difference.MalformedCondition, Ask(field, AttributeType.Text, Field(field.Name, op[1..], Copy(value)))),
    };

    private JsonObject Compare(Place field, string op, JsonElement value) => Ask(field, TypeOf(value), Field(field.Name, op, Copy(value)));

    private JsonObject OneOf(Place field, string single, string several, JsonElement list, bool ignoreCase)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return LeaveOut(Difference.MalformedCondition, Compare(field, single, list));
        }

        bool ofList = field.Scope == AttributeScope.Customer && person.Any(v => v.Name == field.Name && v.Value.ValueKind == JsonValueKind.Array);
        return (ofList, ignoreCase) switch
        {
            (false, _) => Ask(field, TypeOf(list[0]), Field(field.Name, single, Copy(list), ignoreCase)),
            (true, false) => Ask(field, AttributeType.Tags, Field(field.Name, several, Copy(list))),
            (true, true) when several == "hasNone" => Not(Element(field.Name, e => OneOf(e, "in", "hasAny", list, ignoreCase))),
            _ => Element(field.Name, e => OneOf(e, "in", "hasAny", list, ignoreCase)),
        };
    }

    /// <summary>At least one element of a list for which something holds. What asks for one text of a list asks for a tag.</summary>
    private JsonObject Element(string list, Func<Place, JsonObject> where)
    {
        _lists.Add(list);
        return Count(list, where(new Place(AttributeScope.Event, "value")), ">=", 1);
    }

    private JsonObject Members(JsonElement condition) => All(condition.EnumerateObject().Select(m => Value(new Place(AttributeScope.Event, m.Name), m.Value)));

    private JsonObject Size(string list, JsonElement size)
    {
        _lists.Add(list);
        return size.ValueKind == JsonValueKind.Number
            ? Count(list, null, "=", Copy(size)!)
            : All(size.EnumerateObject().Select(m => Count(list, null, m.Name switch { "$gt" => ">", "$gte" => ">=", "$lt" => "<", "$lte" => "<=", _ => m.Name }, Copy(m.Value)!)));
    }

    /// <summary>As long, and at every position the same.</summary>
    private JsonObject SameList(Place field, JsonElement list)
    {
        _lists.Add(field.Name);
        var position = new Place(AttributeScope.Event, "position");
        return All(list.EnumerateArray()
            .Select((item, i) => Element(field.Name, e => All(Compare(position, "=", JsonSerializer.SerializeToElement(i)), Compare(e, "=", item))))
            .Append(Count(field.Name, null, "=", list.GetArrayLength())));
    }

    /// <summary>Every member the same, and no other member that anyone declared.</summary>
    private JsonObject SameObject(Place field, JsonElement value)
    {
        var members = value.EnumerateObject().Select(m => (Name: $"{field.Name}.{m.Name}", m.Value)).ToList();
        var others = person.Select(v => v.Name).Where(name => name.StartsWith(field.Name + ".", StringComparison.Ordinal) && members.All(m => m.Name != name));
        return All(members.Select(m => Value(Customer(m.Name), m.Value)).Concat(others.Select(name => Field(name, "null"))));
    }

    private JsonObject Pattern(Place field, string pattern, bool ignoreCase) => PlainPattern.ToRule(field.Name, pattern, ignoreCase) is { } rule
        ? Ask(field, AttributeType.Text, rule)
        : LeaveOut(Difference.BrokenPattern, Ask(field, AttributeType.Text, Field(field.Name, "regex", pattern)));

    /// <summary>Types are declared: a value that was taken is of its attribute's type, so what is left to ask is whether there is one.</summary>
    private JsonObject OfType(Place field, string type) => type switch
    {
        "string" => Ask(field, AttributeType.Text, Field(field.Name, "notNull")),
        "number" => Ask(field, AttributeType.Number, Field(field.Name, "notNull")),
        "boolean" => Ask(field, AttributeType.Boolean, Field(field.Name, "notNull")),
        "null" => Whether(field, "null"),
        _ => LeaveOut(Difference.ContainerTypes, Ask(field, AttributeType.Text, Field(field.Name, "type", type))),
    };

    private JsonObject InGroup(Place field, string op, string group)
    {
        var kind = person.First(v => v.Name == field.Name).Value.ValueKind;
        _groups.Add((group, field.Name, kind));
        if (!saved.Contains(group)) Difference = Difference.MissingSegment;
        return Segment(group, op);
    }

    private static JsonElement ListOf(JsonElement value) => JsonSerializer.SerializeToElement(new[] { value });

    private JsonObject Ask(Place field, AttributeType type, JsonObject rule)
    {
        _asked.Add((field.Scope, field.Name, type));
        return rule;
    }

    private JsonObject Whether(Place field, string op)
    {
        if (field.Scope == AttributeScope.Customer) _whether.Add(field.Name);
        return Field(field.Name, op);
    }

    private JsonObject LeaveOut(Difference why, JsonObject nearest)
    {
        Difference = why;
        return nearest;
    }

    private readonly record struct Place(AttributeScope Scope, string Name);
}
