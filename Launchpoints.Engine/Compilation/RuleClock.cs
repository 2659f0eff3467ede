using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant a rule is evaluated for, and the zone of its local dates.</summary>
/// <param name="Now">Unix milliseconds.</param>
/// <param name="Zone">The workspace's zone.</param>
public readonly record struct RuleClock(long Now, TimeZoneInfo Zone)
{
    /// <summary>The instant of a date literal.</summary>
    /// <exception cref="InvalidOperationException">It is no ISO 8601 date; validate the rule first.</exception>
    internal long Literal(string text) => DateLiteral.TryParse(text, Zone, out long instant)
        ? instant
        : throw new InvalidOperationException($"'{text}' is no date; validate the rule before compiling it.");

    /// <summary>The first and the last instant of a window, both included; never after now. Null is any time up to now.</summary>
    internal (long First, long Last) Window(EventWindow? window) => window switch
    {
        null => (TimeSpans.Earliest, Now),
        LastWindow last => (TimeSpans.Back(Now, last.Amount, last.Unit, Zone), Now),
        RangeWindow range => (
            range.From is null ? TimeSpans.Earliest : Literal(range.From),
            range.To is null ? Now : Math.Min(Now, Literal(range.To) - 1)),
        _ => throw new InvalidOperationException($"{window.GetType().Name} is no known window."),
    };
}
