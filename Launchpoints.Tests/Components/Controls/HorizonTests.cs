using Bunit;
using Launchpoints.Engine.Membership;
using Launchpoints.Web.Components.Controls;
using Xunit;

namespace Launchpoints.Tests.Components.Controls;

public sealed class HorizonTests : BunitContext
{
    private const long AsOf = 1_769_904_000_000; // 2026-02-01T00:00:00Z
    private const long Hour = 3_600_000;

    [Theory]
    [InlineData(true, -24 * Hour, 72 * Hour, "in since 31 Jan 2026, 00:00 out on 4 Feb 2026, 00:00 if nothing happens (in 3 days)")]
    [InlineData(false, -24 * Hour, 5 * Hour, "out since 31 Jan 2026, 00:00 in on 1 Feb 2026, 05:00 if nothing happens (in 5 hours)")]
    [InlineData(true, null, null, "always in, as far as the data tells stays in until something happens")]
    [InlineData(false, null, null, "always out, as far as the data tells stays out until something happens")]
    [InlineData(true, -1L, 90_001L, "in since 31 Jan 2026, 23:59:59 out on 1 Feb 2026, 00:01:30 if nothing happens (in less than two minutes)")]
    [InlineData(true, null, long.MaxValue - AsOf, "always in, as far as the data tells stays in until something happens")]
    public void Horizon_OfASpan_SaysBothEndsInWords(bool member, long? since, long? until, string expected)
    {
        var shown = Show(new MembershipSpan(member, AsOf + since, AsOf + until), TimeZoneInfo.Utc);
        string words = string.Join(' ', shown.FindAll(".horizon__part").Select(p => p.TextContent));
        words = words.Replace("schedule", "", StringComparison.Ordinal).Replace("all_inclusive", "", StringComparison.Ordinal);
        Assert.Equal(expected, string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Horizon_InTheWorkspacesZone_ShowsLocalTimesAndMeansInstants()
    {
        var shown = Show(new MembershipSpan(true, AsOf - 1, AsOf + Hour), TimeZoneInfo.FindSystemTimeZoneById("Asia/Singapore"));
        Assert.Equal(["31 Jan 2026, 23:59:59", "1 Feb 2026, 01:00"], Show(new MembershipSpan(true, AsOf - 1, AsOf + Hour), TimeZoneInfo.Utc).FindAll("time").Select(t => t.TextContent));
        Assert.Equal(["1 Feb 2026, 07:59:59", "1 Feb 2026, 09:00"], shown.FindAll("time").Select(t => t.TextContent));
        Assert.Equal(["2026-01-31T23:59:59.999Z", "2026-02-01T01:00:00Z"], shown.FindAll("time").Select(t => t.GetAttribute("datetime")));
    }

    [Theory]
    [InlineData(3 * 365.25 * 24, "in 3 years")]
    [InlineData(47.5, "in 47 hours")]
    [InlineData(48, "in 2 days")]
    [InlineData(1.5, "in 90 minutes")]
    public void Distance_IsCountedInTheLargestUnitOfAtLeastTwo(double hours, string expected) =>
        Assert.Equal(expected, HorizonText.Distance(AsOf, DateTimeOffset.FromUnixTimeMilliseconds(AsOf).AddHours(hours)));

    private IRenderedComponent<Horizon> Show(MembershipSpan span, TimeZoneInfo zone) =>
        Render<Horizon>(p => p.Add(h => h.Span, span).Add(h => h.AsOf, AsOf).Add(h => h.Zone, zone));
}
