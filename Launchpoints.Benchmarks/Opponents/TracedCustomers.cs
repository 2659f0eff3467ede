using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents;

/// <summary>The customers that are looked at one by one: drawn once, the same for all.</summary>
internal static class TracedCustomers
{
    private const ulong Stream = 9;

    public static IEnumerable<int> Of(SeededSizes sizes, int count) =>
        Enumerable.Range(0, count).Select(i => new Draw(sizes.Seed, Stream, (ulong)i).Below(sizes.Customers));
}
