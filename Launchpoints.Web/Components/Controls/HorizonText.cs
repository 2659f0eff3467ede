using System.Globalization;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.Controls;

/// <summary>Since when a customer is in or out of a segment, and when the clock alone will change that, in words.</summary>
public static class HorizonText
{
    /// <summary>For example "in since" before its instant; "in all along" where there is none.</summary>
    public static string Since(MembershipSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return (span.Member, Known(span.Since)) switch
        {
            (true, null) => "always in, as far as the data tells",
            (false, null) => "always out, as far as the data tells",
            (true, _) => "in since",
            _ => "out since",
        };
    }

    /// <summary>For example "out on" before its instant; what holds where there is none.</summary>
    public static string Until(MembershipSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return (span.Member, Known(span.Until)) switch
        {
            (true, null) => "stays in until something happens",
            (false, null) => "stays out until something happens",
            (true, _) => "out on",
            _ => "in on",
        };
    }

    /// <summary>The instant, or null where there is none that a calendar has.</summary>
    public static DateTimeOffset? Known(long? milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)
            : null;

    /// <summary>The day and time in the workspace's zone; with seconds where the minute alone would say something else.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = LocalTime.FromInstant(instant.ToUnixTimeMilliseconds(), zone);
        return local.ToString(local.Second == 0 && local.Millisecond == 0 ? "d MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture);
    }

    /// <summary>How far off an instant is, in its largest unit that there are at least two of.</summary>
    /// <param name="from">The instant of the question, Unix milliseconds.</param>
    /// <param name="to">A later instant.</param>
    public static string Distance(long from, DateTimeOffset to) => TimeSpan.FromMilliseconds(to.ToUnixTimeMilliseconds() - from) switch
    {
        { TotalDays: >= 730 } span => $"in {Whole(span.TotalDays / 365.25)} years",
        { TotalDays: >= 2 } span => $"in {Whole(span.TotalDays)} days",
        { TotalHours: >= 2 } span => $"in {Whole(span.TotalHours)} hours",
        { TotalMinutes: >= 2 } span => $"in {Whole(span.TotalMinutes)} minutes",
        _ => "in less than two minutes",
    };

    private static string Whole(double number) => Math.Floor(number).ToString("N0", CultureInfo.CurrentCulture);
}
