using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Compilation;

/// <summary>The instants at which a span passes a date, against a walk through every minute around them.</summary>
public sealed class TimeSpanEdgeTests
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;

    [Fact]
    public void Crossings_OfAMonthBeforeAShortOne_ComeOnceForEachDayThatIsClamped()
    {
        // 28, 29, 30 and 31 March less a month are all 28 February: each of these days the end comes to 09:30 anew.
        var edge = new TimeSpanEdge(1, TimeUnit.Month, TimeZoneInfo.Utc, Ahead: false);
        var crossings = edge.Crossings(At("2026-02-28T09:30:00Z")).Select(DateLiteral.Write);
        Assert.Equal(
            [
                "2026-03-28T09:30:00.001Z", "2026-03-29T00:00:00Z", "2026-03-29T09:30:00.001Z", "2026-03-30T00:00:00Z", "2026-03-30T09:30:00.001Z",
                "2026-03-31T00:00:00Z", "2026-03-31T09:30:00.001Z",
            ],
            crossings);
    }

    [Theory]
    [InlineData(TimeUnit.Month, false)]
    [InlineData(TimeUnit.Month, true)]
    [InlineData(TimeUnit.Year, false)]
    [InlineData(TimeUnit.Year, true)]
    [InlineData(TimeUnit.CalendarDay, false)]
    [InlineData(TimeUnit.CalendarDay, true)]
    [InlineData(TimeUnit.Week, false)]
    [InlineData(TimeUnit.Hour, true)]
    public void Crossings_OfRandomDates_AreThoseOfEveryMinute(TimeUnit unit, bool ahead)
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(RandomPopulation.Zones[random.Next(RandomPopulation.Zones.Length)]);
            string[] around = ["2026-02-28T12:00:00Z", "2026-03-29T01:30:00Z", "2026-10-25T01:30:00Z", "2026-11-01T06:00:00Z", "2028-02-29T10:00:00Z", "2026-08-31T22:00:00Z"];
            long date = At(around[random.Next(around.Length)]) + (random.Next(-1440, 1440) * Minute) + random.Next(3) - 1;
            long amount = random.Next(1, 14);
            var edge = new TimeSpanEdge(amount, unit, zone, ahead);
            var crossings = edge.Crossings(date).ToList();
            Assert.Equal(crossings.Order(), crossings);
            long middle = crossings.Count > 0 ? crossings[0] : date;
            bool past = edge.IsPast(middle - (5 * Day), date);
            int next = 0;
            for (long now = (middle / Minute * Minute) - (5 * Day); now < middle + (5 * Day); now += Minute)
            {
                for (; next < crossings.Count && crossings[next] <= now; next++)
                {
                    past = !past;
                }

                Assert.True(
                    past == edge.IsPast(now, date),
                    $"seed {seed}: {amount} {unit} {(ahead ? "ahead" : "back")} of {DateLiteral.Write(now)} in {zone.Id}, date {DateLiteral.Write(date)}");
            }
        }
    }

    private static long At(string text) => DateLiteral.TryParse(text, TimeZoneInfo.Utc, out long instant) ? instant : throw new ArgumentException(text);
}
