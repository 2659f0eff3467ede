using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Rules;

/// <summary>Reads the rules of the benchmark from the texts that are embedded beside this file.</summary>
internal static class BenchmarkRules
{
    private const string Heading = "-- ";

    /// <summary>30 rules on attributes only, then 20 with events.</summary>
    public static IReadOnlyList<BenchmarkRule> All { get; } = [.. Read("attributes", hasEvents: false), .. Read("events", hasEvents: true)];

    private static List<BenchmarkRule> Read(string file, bool hasEvents)
    {
        using var stream = typeof(BenchmarkRules).Assembly.GetManifestResourceStream($"Rules/{file}.rules")!;
        using var reader = new StreamReader(stream);
        var vocabulary = new RuleVocabulary(Schema(), TimeZoneInfo.Utc);
        var rules = new List<BenchmarkRule>();
        foreach (string block in reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The first block of a file is a comment of more than one word.
            string heading = block.Split('\n')[0];
            string key = heading[Heading.Length..];
            if (key.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }

            string text = block[heading.Length..].Trim();
            var reading = RuleText.Read(text).Check(vocabulary, RuleSubject.Customer, RulePurpose.Publish);
            if (!reading.IsValid)
            {
                throw new InvalidOperationException($"The rule {key} is wrong: {string.Join(" ", reading.Errors.Select(e => e.Message))}");
            }

            rules.Add(new BenchmarkRule(key, text, reading.Rule!, hasEvents));
        }

        return rules;
    }

    private static DataSchema Schema()
    {
        var schema = SeededAttribute.OfCustomers.Concat(SeededAttribute.OfKristals).Concat(SeededAttribute.OfEvents).Aggregate(
            DataSchema.Empty, (s, a) => s.With(new AttributeDefinition(a.Scope, a.Key, a.Type, AttributeStatus.Actionable)));
        return SeededEvents.Types.Aggregate(schema, (s, type) => s.WithEventType(type));
    }
}
