using System.Globalization;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Workspace;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Launchpoints.Web.Api;

/// <summary>Reads what requests carry beside their bodies.</summary>
internal static class ApiRequest
{
    private const string Base = "/api/v1/";

    /// <summary>
    /// A key in the path, by its place after the base, from 0. Taken from the request as it was sent: the server leaves <c>%2F</c> as it is
    /// and turns <c>%252F</c> into it, so that afterwards the two could not be told apart.
    /// </summary>
    public static string Key(this HttpContext http, int place, string routed)
    {
        string? raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        int start = raw?.IndexOf(Base, StringComparison.Ordinal) ?? -1;
        if (start >= 0)
        {
            int end = raw!.IndexOfAny(['?', '#'], start);
            var parts = raw[(start + Base.Length)..(end < 0 ? raw.Length : end)].Split('/');
            if (place < parts.Length) return Normal(Uri.UnescapeDataString(parts[place]));
        }

        return Normal(routed.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What <c>If-Match</c> expects; null without the header. One of another form expects a version that never was.</summary>
    public static Expected? IfMatch(this HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue(HeaderNames.IfMatch, out var header)) return null;
        if (header.ToString().Trim() == "*") return new Expected([]);
        var versions = header.ToString().Split(',', StringSplitOptions.TrimEntries)
            .Select(tag => long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : -1);
        return new Expected([.. versions]);
    }

    /// <summary>Reads <c>?asOf=</c>; a date without a time is its midnight in the workspace's zone.</summary>
    public static bool TryAsOf(string? asOf, Questions questions, out DateTimeOffset? instant, out IResult? problem)
    {
        instant = null;
        problem = null;
        if (asOf is null) return true;
        var zone = questions.State.Configuration.Settings.TimeZone;
        if (DateLiteral.TryParse(asOf, zone, out long milliseconds) || DateLiteral.TryParse(WithPlus(asOf), zone, out milliseconds))
        {
            instant = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            return true;
        }

        problem = BadQuery("asOf", "'asOf' is an instant such as 2026-01-31T09:30:00Z.");
        return false;
    }

    /// <summary>
    /// An address may hold a '+' as it is (RFC 3986), which arrives as a space, as forms send it. Between a time and its offset it can only have been the '+'.
    /// </summary>
    private static string WithPlus(string asOf) =>
        asOf.LastIndexOf(' ') is var space && space > "2026-01-31T09".Length ? $"{asOf[..space]}+{asOf[(space + 1)..]}" : asOf;

    public static IResult BadQuery(string name, string message) =>
        Answers.Problem(StatusCodes.Status400BadRequest, [new Problem("request.wrong_parameter", $"?{name}", message)]);

    private static string Normal(string key)
    {
        try
        {
            return Nfc.Of(key);
        }
        catch (ArgumentException)
        {
            return key; // half of a surrogate pair: nothing has such a key
        }
    }
}
