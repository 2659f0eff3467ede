namespace Launchpoints.Benchmarks.Seeded;

/// <summary>A Kristal of the catalogue; null is missing.</summary>
internal sealed class SeededKristal
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required bool Active { get; init; }

    public string? Category { get; init; }

    public int? Risk { get; init; }

    public double? Yield { get; init; }

    public string? Currency { get; init; }

    public bool? Esg { get; init; }

    public DateTime? Launched { get; init; }

    public string[]? Themes { get; init; }
}
