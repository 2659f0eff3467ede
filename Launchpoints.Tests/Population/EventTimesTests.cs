using Launchpoints.Engine.Population;
using Xunit;

namespace Launchpoints.Tests.Population;

public sealed class EventTimesTests
{
    private const long Day = 86_400_000;

    /// <summary>How the instants of a block may lie: unit, first, and how far they reach.</summary>
    public static TheoryData<string, long, long, long> Shapes => new()
    {
        { "days of many years", Day, -20_000 * Day, 60_000 },
        { "seconds of a year", 1000, 1_700_000_000_000, 31_536_000 },
        { "milliseconds of a day", 1, 1_700_000_000_000, Day },
        { "milliseconds of a year, in five bytes", 1, 1_700_000_000_007, 365 * Day },
        { "milliseconds of thirty years, in five bytes", 1, -500 * Day, 11_000 * Day },
        { "the whole calendar, in eight bytes", 1, -50_000_000_000_000, 200_000_000_000_000 },
        { "before 1970, in eight bytes", 1, -62_135_596_800_000, 62_000_000_000_000 },
        { "all at once", 1, 1_700_000_000_000, 1 },
        { "few instants, many events each", 1, 1_700_000_000_000, 5 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void LowerBound_OfAnyInstantFromAnyGuess_IsTheFirstEventNotBefore(string shape, long unit, long first, long reach)
    {
        var random = new Random(7);
        foreach (int count in new[] { 1, 2, 15, 16, 17, 63, 500, 4000 })
        {
            long[] times = [.. Enumerable.Range(0, count).Select(_ => first + (random.NextInt64(reach) * unit)).Order()];
            var packed = EventTimes.Of(times);
            for (int insert = 0; insert < 5; insert++)
            {
                for (int asked = 0; asked < 60; asked++)
                {
                    long near = times[random.Next(times.Length)] + random.Next(-1, 2);
                    long instant = asked switch { 0 => long.MinValue, 1 => long.MaxValue, < 30 => near, _ => first + random.NextInt64(-unit, (reach + 2) * unit) };
                    int expected = times.Count(time => time < instant);
                    Assert.True(expected == packed.LowerBound(instant), $"{shape}: {count} events, {instant}");
                    int from = random.Next(times.Length + 1);
                    Assert.True(Math.Max(expected, from) == packed.LowerBoundFrom(from, instant), $"{shape}: {count} events, {instant} from {from}");
                    Assert.Equal(instant == long.MaxValue ? times.Length : times.Count(time => time <= instant), packed.UpperBound(instant));
                }

                long added = random.Next(3) == 0 ? first - unit + random.Next(3) : first + (random.NextInt64(reach) * unit) + random.Next(2);
                int position = packed.UpperBound(added);
                packed = packed.Insert(position, added);
                times = [.. times[..position], added, .. times[position..]];
                Assert.Equal(times, Enumerable.Range(0, packed.Count).Select(i => packed[i]));
            }
        }
    }
}
