using System.Globalization;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Schema;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00Z")] // skipped: moves forward to 03:30
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z")] // repeated: the earlier
    [InlineData("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z")] // a gap of half an hour
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00:00Z")] // the day that was left out moves forward by a day
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z")]
    [InlineData("UTC", "0001-01-01T00:00", "0001-01-01T00:00:00Z")]
    [InlineData("Asia/Singapore", "0001-01-01T00:00", "0001-01-01T00:00:00Z")] // clamped
    [InlineData("America/New_York", "9999-12-31T23:59", "9999-12-31T23:59:59.999Z")]
    public void LocalTime_AroundClockChanges_HasOneInstant(string zone, string local, string expected)
    {
        long instant = LocalTime.ToInstant(
            DateTime.Parse(local, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(expected, DateLiteral.Write(instant));
    }
}
