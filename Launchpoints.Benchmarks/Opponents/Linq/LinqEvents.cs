namespace Launchpoints.Benchmarks.Opponents.Linq;


/// <summary>What every event has.</summary>
internal abstract class LinqEvent
{
    public DateTime Time { get; init; }
}

/// <summary>An event that may be about a Kristal.</summary>
internal abstract class LinqKristalEvent : LinqEvent
{
    public LinqKristal? Kristal { get; init; }
}

internal sealed class ViewedEvent : LinqKristalEvent
{
    public double? Seconds { get; init; }

    public string? Device { get; init; }
}

internal sealed class ClickedEvent : LinqKristalEvent
{
    public int? Position { get; init; }

    public string? Device { get; init; }
}

internal sealed class SearchedEvent : LinqEvent
{
    public string? Query { get; init; }

    public string? Device { get; init; }
}

internal sealed class LoginEvent : LinqEvent
{
    public string? Device { get; init; }
}

internal sealed class InvestedEvent : LinqKristalEvent
{
    public double? Amount { get; init; }
}

internal sealed class RedeemedEvent : LinqKristalEvent
{
    public double? Amount { get; init; }
}

internal sealed class DepositedEvent : LinqEvent
{
    public double? Amount { get; init; }
}

internal sealed class AlertEvent : LinqKristalEvent
{
    public int? Severity { get; init; }
}

/// <summary>A Kristal that events point to; one that left the catalogue has a key and nothing else.</summary>
internal sealed class LinqKristal
{
    public required string Key { get; init; }

    public string? Category { get; init; }

    public int? Risk { get; init; }

    public double? Yield { get; init; }

    public string? Currency { get; init; }

    public bool? Esg { get; init; }

    public DateTime? Launched { get; init; }

    public string[]? Themes { get; init; }
}
