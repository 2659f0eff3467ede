using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents;

/// <summary>The customers that are looked at one by one: drawn once, the same for all.</summary>
internal static class TracedCustomers
{
    private const ulong Stream = 9;

    /// <summary>Their numbers, the same in every run.</summary>
    public static IEnumerable<int> Of(SeededSizes sizes, int count) => From(sizes, 0, count);

    /// <summary>Others, to run in with: a process that has served for a second explains no faster later.</summary>
    public static IEnumerable<int> Others(SeededSizes sizes, int count) => From(sizes, count, count);

    private static IEnumerable<int> From(SeededSizes sizes, int first, int count) =>
        Enumerable.Range(first, count).Select(i => new Draw(sizes.Seed, Stream, (ulong)i).Below(sizes.Customers));
}
