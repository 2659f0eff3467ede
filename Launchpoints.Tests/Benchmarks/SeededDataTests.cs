using System.Security.Cryptography;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Benchmarks;

public sealed class SeededDataTests : IDisposable
{
    private static readonly SeededSizes Sizes = new(500, 4_000, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("seeded").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_OfASeed_AreTheSameBytesEverywhere()
    {
        // Figures of two machines, or of two versions, can only be compared while these stand.
        var files = SeededFiles.Prepare(Sizes, folder);
        Assert.Equal("6FA57CD95D92BA61", Hash(files.Customers));
        Assert.Equal("FBC2870FFD8F78E0", Hash(files.Kristals));
        Assert.Equal("6696CB258ABBF614", Hash(files.Events));
    }

    [Fact]
    public void Files_OfAnotherSeed_Differ()
    {
        var files = SeededFiles.Prepare(Sizes, folder);
        var others = SeededFiles.Prepare(Sizes with { Seed = 2 }, folder);
        Assert.NotEqual(Hash(files.Customers), Hash(others.Customers));
        Assert.NotEqual(Hash(files.Kristals), Hash(others.Kristals));
        Assert.NotEqual(Hash(files.Events), Hash(others.Events));
    }

    [Fact]
    public async Task Files_ReadAsImports_AreWhatTheEngineIsLoadedWith()
    {
        var files = SeededFiles.Prepare(Sizes, folder);
        var population = SeededEngine.Load(Sizes);

        var customers = await ReadAsync(files.Customers, ImportKind.Customers, AttributeScope.Customer);
        Assert.Equal(Sizes.Customers, customers.Count);
        Assert.All(customers, row =>
        {
            var held = Launchpoints.Engine.Population.PopulationReading.Customer(population, row.Key)!;
            Assert.Equal(row.Attributes.Where(a => !a.Value.IsMissing).OrderBy(a => a.Key), held.Attributes.OrderBy(a => a.Key));
        });

        var events = await ReadAsync(files.Events, ImportKind.Events, AttributeScope.Event);
        Assert.Equal(Sizes.Events, events.Count);
        Assert.Equal(Sizes.Events, population.EventCount);
        var byCustomer = events.ToLookup(e => e.Key);
        Assert.All(customers, row => Assert.Equal(
            byCustomer[row.Key].Select(e => (e.Type, e.Time, e.Kristal)).OrderBy(e => e),
            Launchpoints.Engine.Population.PopulationReading.EventsOf(population, row.Key).Select(e => (e.Type, e.Milliseconds, e.Kristal)).OrderBy(e => e)));
    }

    [Fact]
    public void Rules_OfTheBenchmark_AreThirtyOnAttributesAndTwentyWithEvents()
    {
        Assert.Equal(30, BenchmarkRules.All.Count(r => !r.HasEvents));
        Assert.Equal(20, BenchmarkRules.All.Count(r => r.HasEvents));
        Assert.Equal(50, BenchmarkRules.All.Select(r => r.Key).Distinct().Count());
        Assert.Equal(50, BenchmarkRules.All.Select(r => r.Rule).Distinct().Count());
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))[..16];

    private sealed record Read(string Key, string Type, long Time, string? Kristal, Dictionary<string, AttributeValue> Attributes);

    private static async Task<List<Read>> ReadAsync(string path, ImportKind kind, AttributeScope scope)
    {
        await using var stream = File.OpenRead(path);
        var reader = new ImportRowReader(new CsvSource(stream), kind, column => SeededAttribute.Find(scope, column).Type, TimeZoneInfo.Utc);
        var rows = new List<Read>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            Assert.Empty(reader.Row.Errors);
            rows.Add(new Read(reader.Row.Key, reader.Row.EventType, reader.Row.Time, reader.Row.Kristal, reader.Row.Attributes.ToDictionary(a => a.Attribute, a => a.Value)));
        }

        Assert.Null(reader.Fatal);
        return rows;
    }
}
