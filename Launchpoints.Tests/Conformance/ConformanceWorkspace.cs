using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features;

namespace Launchpoints.Tests.Conformance;

/// <summary>
/// A workspace that cases are translated into. Values come in as over HTTP, rules are read and checked as on saving, and questions go
/// where every page asks them.
/// </summary>
internal sealed class ConformanceWorkspace
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.Utc;

    // One workspace that every write is followed in, as in the console; what it keeps is compared with what is asked from the start.
    private Workspace _workspace = Workspace.Empty;

    private DataSchema Schema => _workspace.Population.Schema;

    private RuleVocabulary Vocabulary => new(
        Schema, Zone, _workspace.Configuration.Segments.ToImmutableDictionary(s => s.Key, s => s.Value.Published is not null, StringComparer.Ordinal));

    /// <summary>Declares an attribute unless it is declared already; the first type stays.</summary>
    public void Declare(AttributeScope scope, string key, AttributeType type)
    {
        if (Schema.Find(scope, key) is null)
        {
            Edit(e => e.Define(new AttributeDefinition(scope, key, type, AttributeStatus.Actionable)));
        }
    }

    public void DeclareEvent(string type) => Edit(e => e.DefineEventType(type));

    public void Put(string customer) => Edit(e => e.PutCustomer(customer));

    /// <summary>Offers a value; one of another type is refused, and the customer stays as it was.</summary>
    public void Give(string customer, string attribute, JsonElement value)
    {
        if (Schema.Find(AttributeScope.Customer, attribute) is { } declared && JsonValues.TryRead(value, declared.Type, Zone, out var read, out _))
        {
            Edit(e => e.SetCustomer(customer, attribute, read));
        }
    }

    /// <summary>Adds an event with those of its members that are declared and of their type.</summary>
    public void Happen(string customer, string type, long milliseconds, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        var values = new Dictionary<string, AttributeValue>();
        foreach (var (name, element) in members)
        {
            if (Schema.Find(AttributeScope.Event, name) is { } declared && JsonValues.TryRead(element, declared.Type, Zone, out var value, out _))
            {
                values[name] = value;
            }
        }

        Edit(e => e.AddEvent(customer, type, milliseconds, null, values));
    }

    /// <summary>Reads and checks a rule; a single condition becomes the only one of a group.</summary>
    public RuleReading Read(JsonNode rule) => ReadAsRoot(rule["rules"] is null ? RuleParts.All(rule.DeepClone()) : rule);

    /// <summary>Reads exactly what is given, also what is no group at all.</summary>
    public RuleReading ReadAsRoot(JsonNode? rule) => RuleJson.Read(rule?.ToJsonString() ?? "null").Check(Vocabulary);

    public RuleReading ReadText(string text) => RuleText.Read(text).Check(Vocabulary);

    /// <summary>Saves and publishes a segment. Its text has to carry the same rule as its JSON.</summary>
    public void Publish(string segment, Group rule)
    {
        if (!rule.Equals(RuleText.Read(RuleText.Write(rule)).Rule) || !rule.Equals(RuleJson.Read(RuleJson.Write(rule)).Rule))
        {
            throw new InvalidOperationException($"The faces of the rule differ: {RuleText.Write(rule)}");
        }

        var definition = new SegmentDefinition(segment, segment, "", rule, KristalSelection.Catalogue);
        var segments = _workspace.Configuration.Segments.SetItem(segment, new SegmentEntry(definition, definition, 1));
        _workspace = _workspace.Next(_workspace.Population, _workspace.Configuration with { Segments = segments });
    }

    /// <summary>Publishes the rule and asks whether it holds; what cannot be read or is wrong is refused.</summary>
    public string Ask(JsonNode rule, string customer, long now)
    {
        var reading = Read(rule);
        if (!reading.IsValid)
        {
            return Answer.Of(reading.Errors);
        }

        Publish("asked", reading.Rule!);
        return Answer.Of(IsMember("asked", customer, now));
    }

    /// <summary>Whether a customer is a member, by every way there is to ask; they have to agree.</summary>
    public bool IsMember(string segment, string customer, long now)
    {
        var view = _workspace.At(now);
        var live = _workspace.Now(now);
        var who = CustomerReference.Of(customer);
        var state = view.Segment(segment) ?? throw new InvalidOperationException($"Segment '{segment}' is not published.");
        var estimate = view.Estimate(state.Definition.Rule, null, CancellationToken.None);
        bool[] answers =
        [
            view.SegmentsOf(who)!.Contains(segment),
            state.Members.Contains(customer),
            view.Explain(state.Definition.Rule, who)!.Holds,
            view.SpanOf(segment, who)!.Member,
            live.SegmentsOf(who)!.Contains(segment),
            live.Segment(segment)!.Members.Contains(customer),
        ];
        if (answers.Distinct().Count() > 1 || estimate.Customers != state.Members.Count || estimate.Nodes[0].Customers != estimate.Customers)
        {
            throw new InvalidOperationException($"The ways to ask disagree about {customer}: {string.Join(", ", answers)}; {RuleText.Write(state.Definition.Rule)}");
        }

        return answers[0];
    }

    /// <summary>Whether a rule holds for somebody made up who has one attribute only.</summary>
    public bool HoldsFor(Group rule, string attribute, AttributeValue value, long now) => _workspace.At(now).Explain(
        rule, CustomerReference.Of(new MadeUpCustomer(ImmutableDictionary<string, AttributeValue>.Empty.Add(attribute, value), [])))!.Holds;

    private void Edit(Action<PopulationEditor> change)
    {
        var editor = _workspace.Population.Edit();
        change(editor);
        _workspace = _workspace.Next(editor.Build(), _workspace.Configuration);
    }
}
