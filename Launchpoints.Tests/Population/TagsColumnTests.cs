using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Population;

public sealed class TagsColumnTests(ITestOutputHelper output)
{
    private static readonly AttributeDefinition Tags = new(AttributeScope.Customer, "tags", AttributeType.Tags);

    /// <summary>Writes one by one and many at once, of tags that are known and of new ones, against a plain list.</summary>
    [Fact]
    public void Tags_AfterAnyWrites_AreThoseOfThePlainList()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var population = PopulationSnapshot.Empty;
        var expected = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        for (int step = 0; step < 300; step++)
        {
            var editor = population.Edit();
            editor.Define(Tags);
            var older = population;
            var before = expected.ToDictionary(StringComparer.Ordinal);
            for (int writes = random.Next(8) == 0 ? 40 : random.Next(1, 4); writes > 0; writes--)
            {
                string key = $"c{random.Next(60)}";
                string[]? tags = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"t{random.Next(3 + (step / 20))}").Distinct()];
                expected[key] = tags;
                editor.SetCustomer(key, "tags", tags is null ? AttributeValue.Missing : AttributeValue.OfTags(tags));
            }

            population = editor.Build();
            Check(expected, population);
            Check(before, older); // what readers hold stays as it was
        }
    }

    private static void Check(Dictionary<string, string[]?> expected, PopulationSnapshot population)
    {
        foreach (var (key, tags) in expected)
        {
            var actual = population.CustomerValue(population.FindRow(key), population.Slot(AttributeScope.Customer, "tags")!);
            Assert.Equal(tags is null ? AttributeValue.Missing : AttributeValue.OfTags(tags), actual);
        }
    }
}
