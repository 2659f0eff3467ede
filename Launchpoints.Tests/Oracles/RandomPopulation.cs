using System.Globalization;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>A seeded population whose dates crowd around what rules ask: now, ends of spans, clock changes, leap days.</summary>
internal sealed class RandomPopulation
{
    public static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Asia/Singapore", "UTC", "Pacific/Apia", "Australia/Lord_Howe"];

    public static readonly string[] EventTypes = ["viewed", "invested", "login", "odd type"];

    public static readonly string[] Tags = ["esg", "income", "growth", "größe", "a|b"];

    // Clock changes of the zones above, the day that Samoa left out, a leap day, ends of months and of a year.
    private static readonly string[] Instants =
    [
        "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2011-12-30T10:00:00Z",
        "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2028-02-29T12:00:00Z", "2027-02-28T23:30:00Z", "2026-05-31T10:00:00Z",
        "2026-12-31T23:59:59Z", "2026-07-15T09:00:00Z",
    ];

    private static readonly string[] Texts =
    [
        "SG", "HK", "DE", "sg", "", "Zürich", "ZÜRICH", "straße", "STRASSE", "ίος", "ΊΟΣ", "\U00010428x", "\U00010400X", "\uFFEEz", "a'b", "50%_", "日本",
    ];

    private readonly Random _random;

    public RandomPopulation(int seed, int customers)
    {
        _random = new Random(seed);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Pick(Zones));
        Now = Parse(Pick(Instants)) + Pick<long>([0, 1, -1, 1_800_000, -1_800_000, 5_400_000, 86_400_000, -86_400_000, _random.Next(-90_000_000, 90_000_000)]);
        var schema = DataSchema.Empty;
        foreach (var scope in Enum.GetValues<AttributeScope>())
        {
            foreach (var (name, type) in Attributes(scope))
            {
                schema = schema.With(new AttributeDefinition(scope, name, type));
            }
        }

        schema = EventTypes.Aggregate(schema, (s, t) => s.WithEventType(t));
        var kristals = Enumerable.Range(0, 12).Select(i => new OracleKristal($"k{i}", i % 4 != 0, Values(AttributeScope.Kristal))).ToList();
        Population = new OraclePopulation(
            schema,
            [.. Enumerable.Range(0, customers).Select(Customer)],
            kristals.ToDictionary(k => k.Key),
            []);
    }

    public OraclePopulation Population { get; }

    public long Now { get; }

    public TimeZoneInfo Zone { get; }

    public static IEnumerable<(string Name, AttributeType Type)> Attributes(AttributeScope scope)
    {
        string initial = scope.ToString()[..1].ToLowerInvariant();
        yield return ($"{initial}_text", AttributeType.Text);
        yield return ($"{initial} name", AttributeType.Text);
        yield return ($"{initial}_number", AttributeType.Number);
        yield return ($"{initial}_small", AttributeType.Number);
        yield return ($"{initial}_flag", AttributeType.Boolean);
        yield return ($"{initial}_date", AttributeType.Date);
        yield return ($"{initial}_born", AttributeType.Date);
        yield return ($"{initial}_tags", AttributeType.Tags);
    }

    /// <summary>An instant near something that matters.</summary>
    public long Instant()
    {
        long at = _random.Next(8) switch
        {
            0 => Now,
            1 or 2 => OracleTime.Back(Now, Amount(), Pick(Enum.GetValues<TimeUnit>()), Zone),
            3 => OracleTime.Ahead(Now, Amount(), Pick(Enum.GetValues<TimeUnit>()), Zone),
            4 => OracleTime.ToInstant(OracleTime.ToLocal(Now, Zone).Date.AddDays(_random.Next(-40, 10)), Zone),
            5 => Parse(Pick(Instants)),
            6 => OracleTime.ToInstant(new DateTime(Pick<int>([1960, 1996, 2000, 2024]), 2, 28 + _random.Next(2), _random.Next(24), 0, 0), Zone),
            _ => Now - (long)(_random.NextDouble() * 4e10) + 4_000_000_000,
        };
        return at + Pick<long>([0, 0, 0, 1, -1]);
    }

    public long Amount() => Pick<long>([1, 1, 2, 3, 7, 14, 30, 12, 400]);

    /// <summary>Something that happens to someone.</summary>
    public OracleEvent Event() => new(
        Pick(EventTypes[..3]), // nobody has an odd one
        Instant(),
        _random.Next(4) switch { 0 => null, 1 => $"k{_random.Next(16)}", _ => $"k{_random.Next(4)}" }, // k12 and above are in no catalogue
        Values(AttributeScope.Event));

    /// <summary>Values for most attributes of a scope.</summary>
    public Dictionary<string, AttributeValue> Values(AttributeScope scope) => Attributes(scope)
        .Where(_ => _random.Next(5) != 0)
        .ToDictionary(a => a.Name, a => Value(a.Type, a.Name));

    private OracleCustomer Customer(int index) => new(
        $"c{index.ToString(CultureInfo.InvariantCulture)}",
        Values(AttributeScope.Customer),
        [.. Enumerable.Range(0, _random.Next(_random.Next(2) * 14)).Select(_ => Event())]);

    private AttributeValue Value(AttributeType type, string name) => type switch
    {
        AttributeType.Text => AttributeValue.OfText(Pick(Texts) + (_random.Next(3) == 0 ? Pick(Texts) : "")),
        AttributeType.Number when name.EndsWith("small", StringComparison.Ordinal) => AttributeValue.OfNumber(_random.Next(-2, 6)),
        AttributeType.Number => AttributeValue.OfNumber(Pick<double>([0.1, 0.2, 0.3, -1.5, 1e300, 5e-324, 9007199254740993, _random.Next(100), _random.NextDouble()])),
        AttributeType.Boolean => AttributeValue.OfBoolean(_random.Next(2) == 0),
        AttributeType.Date => AttributeValue.OfDate(Instant()),
        _ => AttributeValue.OfTags(Tags.Where(_ => _random.Next(3) == 0)),
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private static long Parse(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
