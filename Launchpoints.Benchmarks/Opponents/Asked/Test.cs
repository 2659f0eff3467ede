using System.Collections.Immutable;

namespace Launchpoints.Benchmarks.Opponents.Asked;

/// <summary>
/// What a condition asks of one value that is there: written from the contract and not from the engine, so that equal counts prove something.
/// Negative operators are the complement of one of these.
/// </summary>
internal abstract record Test;

/// <summary>Any value.</summary>
internal sealed record Present : Test;

/// <summary>One of these texts, numbers or truths.</summary>
internal sealed record OneOf(ImmutableArray<object> Values, bool IgnoreCase) : Test;

/// <summary>A number between two ends; an end that is null is open.</summary>
internal sealed record Numbers(double? Low, bool IncludesLow, double? High, bool IncludesHigh) : Test
{
    public bool Holds(double number) =>
        (Low is null || (IncludesLow ? number >= Low : number > Low)) && (High is null || (IncludesHigh ? number <= High : number < High));
}

/// <summary>An instant from the first to the last, both included, Unix milliseconds; an end that is null is open.</summary>
internal sealed record Instants(long? First, long? Last) : Test
{
    public bool Holds(long instant) => (First is null || instant >= First) && (Last is null || instant <= Last);
}

/// <summary>A text that contains, begins with or ends with another.</summary>
internal sealed record Part(PartPlace Place, string Text, bool IgnoreCase) : Test;

/// <summary>Where the other text has to be.</summary>
internal enum PartPlace
{
    Inside,
    Beginning,
    End,
}

/// <summary>A set of tags that has any, or all, of these.</summary>
internal sealed record Tagged(ImmutableArray<string> Tags, bool All) : Test;

/// <summary>A date whose month and day (month × 100 + day) is one of these; ascending.</summary>
internal sealed record Anniversary(ImmutableArray<int> Days) : Test
{
    /// <summary>The days as runs of consecutive days of the calendar.</summary>
    public IEnumerable<(int First, int Last)> Runs()
    {
        int first = Days[0], last = Days[0];
        foreach (int day in Days.Skip(1))
        {
            if (Next(last) != day)
            {
                yield return (first, last);
                first = day;
            }

            last = day;
        }

        yield return (first, last);
    }

    // In a leap year, so that 28 February is followed by the 29th.
    private static int Next(int day) => new DateOnly(2024, day / 100, day % 100).AddDays(1) is var next ? (next.Month * 100) + next.Day : 0;
}
