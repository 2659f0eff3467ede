using System.Text.Json;
using System.Text.RegularExpressions;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>PostHog's relative dates, such as <c>8m</c> for eight months before now.</summary>
internal static partial class PostHogRelativeDates
{
    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("posthog-relative_dates.json").GetProperty("cases").EnumerateArray().Select(json =>
        {
            var expected = json.GetProperty("expected");
            string expression = json.GetProperty("expression").GetString()!;
            return new TranslatedCase(
                json.GetProperty("id").GetString()!,
                expected.ValueKind == JsonValueKind.Null ? Answer.Refused : Answer.Of(Instant(expected.GetString()!)),
                () => new SpanClock().Back(Instant(json.GetProperty("now").GetString()!), Span(expression)),
                expression switch { "000h" => Difference.ZeroSpan, "9999y" => Difference.FarBack, _ => null });
        });

    /// <summary>The letter as a word where it is one of theirs; everything else as it stands.</summary>
    private static string Span(string expression) => Letter().Replace(expression, unit => unit.Value switch
    {
        "h" => " HOURS",
        "d" => " DAYS",
        "w" => " WEEKS",
        "m" => " MONTHS",
        "y" => " YEARS",
        var other => $" {other}",
    });

    private static long Instant(string text) => DateLiteral.TryParse(text, TimeZoneInfo.Utc, out long instant)
        ? instant
        : throw new FormatException($"'{text}' is no instant.");

    [GeneratedRegex("[a-z]+$")]
    private static partial Regex Letter();
}
