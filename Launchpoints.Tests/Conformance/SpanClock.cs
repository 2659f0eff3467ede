using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>Reads instants off the product: where "older than", "further than" and "on or after" begin to hold as a date moves.</summary>
internal sealed class SpanClock
{
    private const string Date = "at";
    private const long Century = 36_525L * 86_400_000;

    private readonly ConformanceWorkspace _workspace = new();

    public SpanClock() => _workspace.Declare(AttributeScope.Customer, Date, AttributeType.Date);

    /// <summary>So many units before now, or why the product refuses the span.</summary>
    /// <param name="span">As a person would type it after the operator: <c>3 DAYS</c>.</param>
    public string Back(long now, string span) => First($"{Date} OLDER THAN {span}", now, holdsEarlier: true) is var (instant, refusal) && refusal is not null
        ? refusal
        : Agrees(now, instant, $"{Date} IN LAST {span}", outside: instant - 1);

    /// <summary>So many units after now, or why the product refuses the span.</summary>
    public string Ahead(long now, string span) => First($"{Date} FURTHER THAN {span}", now, holdsEarlier: false) is var (instant, refusal) && refusal is not null
        ? refusal
        : Agrees(now, instant - 1, $"{Date} IN NEXT {span}", outside: instant);

    /// <summary>The instant that a literal means, or why the product refuses it.</summary>
    public string Literal(string literal)
    {
        var (instant, refusal) = First($"{Date} < '{literal.Replace("'", "''", StringComparison.Ordinal)}'", 0, holdsEarlier: true);
        return refusal ?? Answer.Of(instant);
    }

    /// <summary>What the product says to a rule about the date, word for word.</summary>
    public string Rule(string rest) => _workspace.ReadText($"{Date} {rest}") is { IsValid: false } reading ? Answer.Of(reading.Errors) : "accepted";

    /// <summary>The first instant at which a rule changes its mind.</summary>
    private (long Instant, string? Refusal) First(string rule, long now, bool holdsEarlier)
    {
        var reading = _workspace.ReadText(rule);
        if (!reading.IsValid)
        {
            return (0, Answer.Of(reading.Errors));
        }

        long low = now - Century, high = now + Century;
        bool Before(long at) => Holds(reading.Rule!, at, now) == holdsEarlier;
        if (!Before(low) || Before(high))
        {
            return (0, "no instant within a century");
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Before(middle) ? (middle, high) : (low, middle);
        }

        return (high, null);
    }

    private string Agrees(long now, long end, string inside, long outside)
    {
        var rule = _workspace.ReadText(inside).Rule!;
        return Holds(rule, end, now) && !Holds(rule, outside, now) ? Answer.Of(end) : $"'{inside}' does not end at {Answer.Of(end)}";
    }

    private bool Holds(Group rule, long at, long now) => _workspace.HoldsFor(rule, Date, AttributeValue.OfDate(at), now);
}
