namespace Launchpoints.Benchmarks.Seeded;

/// <summary>One event; the stream gives the same instance again and again. NaN and null are missing.</summary>
internal sealed class SeededEvent
{
    /// <summary>Unix milliseconds.</summary>
    public long Time { get; set; }

    /// <summary>The customer's number.</summary>
    public int Customer { get; set; }

    /// <summary>An index into <see cref="SeededEvents.Types"/>.</summary>
    public int Type { get; set; }

    /// <summary>The Kristal's number; −1 for none. Numbers from <see cref="SeededSizes.Kristals"/> are not in the catalogue any more.</summary>
    public int Kristal { get; set; }

    public double Amount { get; set; }

    public double Seconds { get; set; }

    public double Position { get; set; }

    public double Severity { get; set; }

    public string? Device { get; set; }

    public string? Query { get; set; }
}
