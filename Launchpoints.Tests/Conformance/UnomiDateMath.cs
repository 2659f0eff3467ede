using System.Text.RegularExpressions;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>Unomi's date arithmetic, such as <c>now+1M/d</c>: each step is asked of the product as of the instant of the step before.</summary>
internal static partial class UnomiDateMath
{
    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("unomi-date_math.json").GetProperty("cases").EnumerateArray().Select(json =>
        {
            string expression = json.GetProperty("expression").GetString()!;
            return new TranslatedCase(
                json.GetProperty("id").GetString()!,
                json.TryGetProperty("expected", out var expected) ? Answer.Of(Instant(expected.GetString()!)) : Answer.Refused,
                () => Evaluate(expression, Instant(json.GetProperty("now").GetString()!), json.GetProperty("roundUp").GetBoolean()),
                SeveralDays().IsMatch(expression) ? Difference.RoundingToSeveral : null);
        });

    private static string Evaluate(string expression, long now, bool roundUp)
    {
        var clock = new SpanClock();
        var parts = expression.Split("||");
        string start = parts[0].Trim(), steps = parts.Length > 1 ? parts[1].Trim() : "";
        string at = Answer.Of(now);
        if (start.StartsWith("now", StringComparison.Ordinal))
        {
            steps = start["now".Length..];
        }
        else
        {
            at = clock.Literal(start);
        }

        while (steps.Length > 0 && !at.StartsWith(Answer.Refused, StringComparison.Ordinal))
        {
            var step = Step().Match(steps);
            if (!step.Success)
            {
                return clock.Rule(steps);
            }

            at = Take(clock, step, Instant(at), roundUp);
            steps = steps[step.Length..];
        }

        return at;
    }

    private static string Take(SpanClock clock, Match step, long at, bool roundUp)
    {
        string span = $"{step.Groups["amount"].Value} {Unit(step.Groups["unit"].Value)}";
        return step.Groups["op"].Value switch
        {
            "+" => clock.Ahead(at, span),
            "-" => clock.Back(at, span),
            _ => step.Groups["amount"].Length > 0 ? clock.Back(at, $"{step.Groups["amount"].Value} CALENDAR DAYS")
                : roundUp ? clock.Ahead(at, "1 CALENDAR DAY")
                : clock.Back(at, "1 CALENDAR DAY"),
        };
    }

    private static string Unit(string letter) => letter switch
    {
        "y" => "YEARS",
        "M" => "MONTHS",
        "w" => "WEEKS",
        "d" => "DAYS",
        "h" or "H" => "HOURS",
        "m" => "MINUTES",
        _ => letter,
    };

    private static long Instant(string text) => DateLiteral.TryParse(text, TimeZoneInfo.Utc, out long instant)
        ? instant
        : throw new FormatException($"'{text}' is no instant.");

    [GeneratedRegex(@"^(?<op>[+-])(?<amount>\d*)(?<unit>[A-Za-z]?)|^(?<op>/)(?<amount>\d*)d")]
    private static partial Regex Step();

    [GeneratedRegex(@"/\d")]
    private static partial Regex SeveralDays();
}
