using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Schema;
using static Launchpoints.Tests.Conformance.RuleParts;

namespace Launchpoints.Tests.Conformance;

/// <summary>One definition of a segment: a tree of nodes, kept as a list with the numbers of the children.</summary>
internal sealed class DittofeedSegment(JsonElement segment)
{
    /// <summary>A type of which every event also is, so that types can be asked for by how they begin.</summary>
    public const string AnyType = "any event";

    /// <summary>The attribute that then holds the type.</summary>
    public const string TypeName = "type name";

    private static readonly string[] EventNodes = ["Performed", "LastPerformed", "Email"];

    private readonly JsonElement _definition = segment.GetProperty("definition");

    public string Name { get; } = segment.GetProperty("name").GetString()!;

    public IEnumerable<int> Seconds => Nodes.SelectMany(n => n.TryGetProperty("operator", out var op) ? [n, op] : new[] { n })
        .SelectMany(n => n.EnumerateObject()).Where(m => m.Name is "withinSeconds" or "windowSeconds").Select(m => m.Value.GetInt32());

    public Difference? Difference => Nodes.Select(DifferenceOf).FirstOrDefault(d => d is not null);

    private IEnumerable<JsonElement> Nodes => _definition.GetProperty("nodes").EnumerateArray().Prepend(_definition.GetProperty("entryNode"));

    /// <summary>Values by name, those inside objects by their dotted names.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Members(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var values) ? Flat(values, "") : [];

    /// <summary>Declares what the definition asks for, of the types it asks for.</summary>
    public void Declare(ConformanceWorkspace workspace, IEnumerable<JsonElement> happened)
    {
        var all = happened.ToList();
        workspace.DeclareEvent(AnyType);
        workspace.Declare(AttributeScope.Event, TypeName, AttributeType.Text);
        foreach (var node in Nodes)
        {
            if (Type(node) is "Trait" or "Includes")
            {
                var type = Type(node) == "Includes" ? AttributeType.Tags : TypeOf(node, "traits", all);
                workspace.Declare(AttributeScope.Customer, PathOf(node), type);
            }

            if (EventNodes.Contains(Type(node)))
            {
                if (node.GetProperty("event").GetString() is { } type && !type.EndsWith('*')) workspace.DeclareEvent(type);
                if (node.TryGetProperty("templateId", out _)) workspace.Declare(AttributeScope.Event, "templateId", AttributeType.Text);
            }

            foreach (var asked in Properties(node).Where(p => !p.GetProperty("path").GetString()!.StartsWith('!')))
            {
                workspace.Declare(AttributeScope.Event, PathOf(asked), TypeOf(asked, "properties", all));
            }
        }
    }

    /// <summary>The definition as a rule.</summary>
    /// <param name="happened">Everything that is going to happen, which tells the types that are not asked for by a value.</param>
    /// <param name="slower">How many seconds one second of the timeline takes.</param>
    public JsonObject Rule(IEnumerable<JsonElement> happened, int slower) => new Writer(this, [.. happened], slower).Write(_definition.GetProperty("entryNode"));

    private static IEnumerable<KeyValuePair<string, JsonElement>> Flat(JsonElement values, string prefix) => values.EnumerateObject().SelectMany(
        m => m.Value.ValueKind == JsonValueKind.Object ? Flat(m.Value, $"{prefix}{m.Name}.") : [KeyValuePair.Create(prefix + m.Name, m.Value)]);

    private static string Type(JsonElement node) => node.GetProperty("type").GetString()!;

    private static string PathOf(JsonElement asked) => asked.GetProperty("path").GetString()!.Replace("$[\"", "", StringComparison.Ordinal).Replace("\"]", "", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Properties(JsonElement node) => new[] { "properties", "whereProperties", "hasProperties" }
        .SelectMany(name => node.TryGetProperty(name, out var list) ? list.EnumerateArray() : []);

    private static Difference? DifferenceOf(JsonElement node) => Type(node) switch
    {
        "LastPerformed" => Difference.LastEvent,
        "Manual" => Difference.ListByHand,
        "RandomBucket" => Difference.OtherHash,
        "Trait" when Type(node.GetProperty("operator")) == "HasBeen" => Difference.History,
        _ => Properties(node).Any(p => p.GetProperty("path").GetString()!.StartsWith('!')) ? Difference.BrokenName : null,
    };

    private static AttributeType TypeOf(JsonElement asked, string member, IEnumerable<JsonElement> happened)
    {
        var op = asked.GetProperty("operator");
        if (Type(op) is "Within" or "AbsoluteTimestamp")
        {
            return AttributeType.Date;
        }

        var sample = op.TryGetProperty("value", out var value)
            ? value
            : happened.SelectMany(h => Members(h, member)).FirstOrDefault(m => m.Key == PathOf(asked)).Value;
        return sample.ValueKind == JsonValueKind.Number ? AttributeType.Number : AttributeType.Text;
    }

    private sealed class Writer(DittofeedSegment segment, IReadOnlyList<JsonElement> happened, int slower)
    {
        public JsonObject Write(JsonElement node) => Type(node) switch
        {
            "And" => All(Children(node)),
            "Or" => Any(Children(node)),
            "Trait" => Test(node, "traits"),
            "Includes" => Field(PathOf(node), "hasAny", List([node.GetProperty("item").GetString()])),
            "Performed" => Performed(node),
            "LastPerformed" => All(node.GetProperty("hasProperties").EnumerateArray().Select(p => Latest(node, p))),
            "Email" => Count(node.GetProperty("event").GetString()!, Field("templateId", "=", node.GetProperty("templateId").GetString()), ">=", node.GetProperty("times").GetInt32()),
            "RandomBucket" => new JsonObject { ["sample"] = segment.Name, ["from"] = 0, ["to"] = node.GetProperty("percent").GetDecimal() },
            "Manual" => new JsonObject { ["manual"] = segment.Name, ["version"] = node.GetProperty("version").GetInt32() },
            var other => throw new InvalidOperationException($"'{other}' is a node that nobody translated yet."),
        };

        private IEnumerable<JsonObject> Children(JsonElement node) => node.GetProperty("children").EnumerateArray()
            .Select(id => Write(segment.Nodes.Single(n => n.GetProperty("id").GetString() == id.GetString())));

        /// <summary>A test of a value. There, a value that is empty is as good as none.</summary>
        private JsonObject Test(JsonElement asked, string member)
        {
            var op = asked.GetProperty("operator");
            string field = PathOf(asked);
            JsonNode? value = op.TryGetProperty("value", out var given) ? JsonNode.Parse(given.GetRawText()) : null;
            bool text = TypeOf(asked, member, happened) == AttributeType.Text;
            return Type(op) switch
            {
                "Equals" => Field(field, "=", value),
                "NotEquals" => Field(field, "!=", value),
                "GreaterThanOrEqual" => Field(field, ">=", value),
                "LessThan" => Field(field, "<", value),
                "Exists" => text ? All(Field(field, "notNull"), Field(field, "!=", "")) : Field(field, "notNull"),
                "NotExists" => text ? Any(Field(field, "null"), Field(field, "=", "")) : Field(field, "null"),
                "Within" => Field(field, "inLast", new JsonObject { ["amount"] = Minutes(op.GetProperty("windowSeconds")), ["unit"] = "minute" }),
                "AbsoluteTimestamp" when op.GetProperty("direction").GetString() == "after" => Field(field, ">", op.GetProperty("absoluteTimestamp").GetString()),
                "HasBeen" => Field(field, "hasBeen", value),
                var other => throw new InvalidOperationException($"'{other}' is an operator that nobody translated yet."),
            };
        }

        private JsonObject Performed(JsonElement node)
        {
            string type = node.GetProperty("event").GetString()!;
            var where = Properties(node).Select(p => Test(p, "properties")).ToList();
            if (type.EndsWith('*'))
            {
                where.Add(Field(TypeName, "beginsWith", type.TrimEnd('*')));
                type = AnyType;
            }

            return Count(
                type,
                where.Count > 0 ? All(where) : null,
                node.TryGetProperty("timesOperator", out var op) ? op.GetString()! : ">=",
                node.TryGetProperty("times", out var times) ? times.GetInt32() : 1,
                node.TryGetProperty("withinSeconds", out var seconds) ? new JsonObject { ["last"] = Minutes(seconds), ["unit"] = "minute" } : null);
        }

        /// <summary>What one would write if an aggregate could take an attribute of the latest event; the product refuses it.</summary>
        private JsonObject Latest(JsonElement node, JsonElement asked)
        {
            var test = Test(asked, "properties");
            var latest = new JsonObject
            {
                ["event"] = node.GetProperty("event").GetString()!.EndsWith('*') ? AnyType : node.GetProperty("event").GetString(),
                ["aggregate"] = "last",
                ["of"] = PathOf(asked),
                ["operator"] = test["operator"]?.DeepClone() ?? "notNull",
            };
            if (test["value"] is { } value) latest["value"] = value.DeepClone();
            if (node.TryGetProperty("whereProperties", out var where)) latest["where"] = All(where.EnumerateArray().Select(p => Test(p, "properties")));
            return latest;
        }

        private int Minutes(JsonElement seconds) => seconds.GetInt32() * slower / 60;
    }
}
