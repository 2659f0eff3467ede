using System.Collections.Immutable;
using System.Text.Json;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Membership;

/// <summary>The golden cases of <c>Cases/rule-meaning.json</c>, by the engine and by the oracle.</summary>
public sealed class RuleMeaningTests
{
    private static readonly DataSchema Schema = new (AttributeScope, string, AttributeType)[]
    {
        (AttributeScope.Customer, "country", AttributeType.Text),
        (AttributeScope.Customer, "email", AttributeType.Text),
        (AttributeScope.Customer, "score", AttributeType.Number),
        (AttributeScope.Customer, "vip", AttributeType.Boolean),
        (AttributeScope.Customer, "joined", AttributeType.Date),
        (AttributeScope.Customer, "interests", AttributeType.Tags),
        (AttributeScope.Kristal, "category", AttributeType.Text),
        (AttributeScope.Kristal, "fee", AttributeType.Number),
        (AttributeScope.Event, "amount", AttributeType.Number),
    }.Aggregate(DataSchema.Empty.WithEventType("viewed").WithEventType("invested"), (s, a) => s.With(new AttributeDefinition(a.Item1, a.Item2, a.Item3)));

    private static readonly Dictionary<string, Group?> Segments = new() { ["adults"] = RuleText.Read("score >= 18").Rule, ["draft"] = null };

    public static TheoryData<string> Names
    {
        get
        {
            using var cases = Load();
            return [.. cases.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_MeansWhatTheCaseSays(string name)
    {
        using var cases = Load();
        var golden = cases.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(golden.TryGetProperty("zone", out var z) ? z.GetString()! : "UTC");
        long now = Instant(golden.TryGetProperty("now", out var n) ? n.GetString()! : "2026-07-15T12:00:00Z");
        var vocabulary = new RuleVocabulary(Schema, zone, ImmutableDictionary.CreateRange(Segments.Select(s => KeyValuePair.Create(s.Key, s.Value is not null))));
        var reading = RuleText.Read(golden.GetProperty("rule").GetString()!).Check(vocabulary);
        Assert.Empty(reading.Errors);
        foreach (bool expected in new[] { true, false })
        {
            foreach (var person in golden.GetProperty(expected ? "in" : "out").EnumerateArray())
            {
                var customer = Customer(person);
                var population = new OraclePopulation(Schema, [customer], Kristals(), Segments);
                Assert.True(expected == new RuleOracle(population, now, zone).Holds(reading.Rule!, customer), $"oracle: {person}");
                var plan = RuleCompiler.ForCustomers(reading.Rule!, Snapshots.Of(population), key => Segments[key], new RuleClock(now, zone));
                Assert.True(expected == Tracer.IsMember(plan, 0), $"engine: {person}");
                Assert.Equal(expected ? 1 : 0, MembershipEvaluator.Members(plan, CancellationToken.None).Count);
            }
        }
    }

    private static JsonDocument Load()
    {
        using var file = typeof(RuleMeaningTests).Assembly.GetManifestResourceStream("Cases/rule-meaning.json")
            ?? throw new InvalidOperationException("Cases/rule-meaning.json is not part of the test assembly.");
        return JsonDocument.Parse(file);
    }

    private static Dictionary<string, OracleKristal> Kristals() => new()
    {
        ["k1"] = new("k1", true, new() { ["category"] = AttributeValue.OfText("fund"), ["fee"] = AttributeValue.OfNumber(0.5) }),
        ["k2"] = new("k2", true, new() { ["category"] = AttributeValue.OfText("bond") }),
    };

    private static OracleCustomer Customer(JsonElement person)
    {
        var customer = new OracleCustomer(person.TryGetProperty("key", out var key) ? key.GetString()! : "someone", [], []);
        foreach (var member in person.EnumerateObject().Where(m => m.Name is not ("key" or "events")))
        {
            customer.Attributes[member.Name] = Value(member.Value, Schema.Find(AttributeScope.Customer, member.Name)!.Type);
        }

        foreach (var happened in person.TryGetProperty("events", out var events) ? events.EnumerateArray() : [])
        {
            customer.Events.Add(new OracleEvent(
                happened.GetProperty("type").GetString()!,
                Instant(happened.GetProperty("time").GetString()!),
                happened.TryGetProperty("kristal", out var kristal) ? kristal.GetString() : null,
                happened.TryGetProperty("amount", out var amount) ? new() { ["amount"] = AttributeValue.OfNumber(amount.GetDouble()) } : []));
        }

        return customer;
    }

    private static AttributeValue Value(JsonElement json, AttributeType type) => type switch
    {
        AttributeType.Text => AttributeValue.OfText(json.GetString()!),
        AttributeType.Number => AttributeValue.OfNumber(json.GetDouble()),
        AttributeType.Boolean => AttributeValue.OfBoolean(json.GetBoolean()),
        AttributeType.Date => AttributeValue.OfDate(Instant(json.GetString()!)),
        _ => AttributeValue.OfTags(json.EnumerateArray().Select(t => t.GetString()!)),
    };

    private static long Instant(string text) => DateLiteral.TryParse(text, TimeZoneInfo.Utc, out long instant)
        ? instant
        : throw new InvalidOperationException($"The case has '{text}', which is no date.");
}
