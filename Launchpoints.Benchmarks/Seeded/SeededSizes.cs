namespace Launchpoints.Benchmarks.Seeded;

/// <summary>How large a data set is, and its seed.</summary>
/// <param name="Customers">Customers.</param>
/// <param name="Events">Events of all types.</param>
/// <param name="Seed">The same seed and sizes give the same data everywhere.</param>
internal sealed record SeededSizes(int Customers, long Events, ulong Seed)
{
    /// <summary>Kristals of the catalogue.</summary>
    public const int Kristals = 806;

    /// <summary>The instant that all rules are asked for: 2026-06-30T09:30Z. The last events lie after it and must not count.</summary>
    public static long AsOf { get; } = new DateTimeOffset(2026, 6, 30, 9, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>An instant that no event lies after: when the writes happen, as in a system that is live.</summary>
    public static long Latest => EventsFrom + (365L * 86_400_000);

    /// <summary>The first instant of the 365 days of events.</summary>
    public static long EventsFrom { get; } = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The name of a folder for its files.</summary>
    public override string ToString() => $"{Customers}-customers-{Events}-events-seed-{Seed}";
}
