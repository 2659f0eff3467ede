namespace Launchpoints.Engine.Rules;

/// <summary>The time in which events count.</summary>
public abstract record EventWindow;

/// <summary>From now − span to now, both included.</summary>
/// <param name="Amount">A whole number from 1 to 100,000.</param>
/// <param name="Unit">The unit of the span.</param>
public sealed record LastWindow(long Amount, TimeUnit Unit) : EventWindow;

/// <summary>From an instant (included) to an instant (excluded); either end may be open, not both.</summary>
/// <param name="From">An ISO 8601 date or date and time as the author wrote it; null for open.</param>
/// <param name="To">The same; null for open.</param>
public sealed record RangeWindow(string? From, string? To) : EventWindow;
