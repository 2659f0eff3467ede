using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Asked;

/// <summary>What an event condition asks, with its window as instants.</summary>
/// <param name="Condition">The condition: type, aggregate, attribute, filter.</param>
/// <param name="First">The first instant that counts, Unix milliseconds; null where the window has no beginning.</param>
/// <param name="Last">The last instant that counts; never after now.</param>
/// <param name="Ask">What is asked of the result.</param>
internal sealed record EventAsk(EventCondition Condition, long? First, long Last, Ask Ask)
{
    public static EventAsk Of(EventCondition condition, long now)
    {
        var (first, last) = condition.Window switch
        {
            null => ((long?)null, now),
            LastWindow window => (UtcCalendar.Back(now, window.Amount, window.Unit), now),
            RangeWindow range => (
                range.From is null ? null : UtcCalendar.Parse(range.From),
                range.To is null ? now : Math.Min(now, UtcCalendar.Parse(range.To) - 1)),
            _ => throw new NotSupportedException(condition.Window.GetType().Name),
        };
        var type = IsInstant(condition.Aggregate) ? AttributeType.Date : AttributeType.Number;
        return new EventAsk(condition, first, last, Ask.Of(condition.Operator, condition.Value, type, false, now));
    }

    /// <summary>Whether the condition holds for a customer without a single event that counts.</summary>
    public bool HoldsWithout => Ask.IsComplement != (Condition.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Distinct or Aggregate.Days && Holds(0));

    /// <summary>Whether the condition only asks that there is an event that counts, or that there is none.</summary>
    public bool IsAboutAny => Condition.Aggregate == Aggregate.Count && Holds(0) != Holds(1) && Ask.Test switch
    {
        OneOf one => one.Values is [0.0],
        Numbers numbers => (numbers.Low ?? 0) <= 1 && numbers.High is null or < 1,
        _ => false,
    };

    /// <summary>Whether the positive test holds for a number.</summary>
    public bool Holds(double number) => Ask.Test switch
    {
        Present => true,
        OneOf one => one.Values.Contains(number),
        Numbers numbers => numbers.Holds(number),
        _ => throw new NotSupportedException(Ask.Test.ToString()),
    };

    public static bool IsInstant(Aggregate aggregate) => aggregate is Aggregate.First or Aggregate.Last;
}
