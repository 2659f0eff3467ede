using System.Globalization;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>The placement of the verb <c>http</c>: two ribbons of ten cards, of two segments that many customers are members of.</summary>
internal static class DecisionStage
{
    public const string Placement = "home";

    private static readonly string[] Segments = ["everyone_we_may_ask", "balanced_core"];

    public static async Task BuildAsync(HttpClient http, CancellationToken ct)
    {
        await http.PutAsync($"/placements/{Placement}", new { name = "Home", layers = 2 }, ct);
        for (int i = 0; i < Segments.Length; i++)
        {
            await http.PutAsync(
                $"/ribbons/{Segments[i]}",
                new { segment = Segments[i], placement = Placement, priority = i + 1, title = $"Ribbon {i + 1}", minCards = 10, maxCards = 10 },
                ct);
        }
    }

    /// <summary>Customers who see both ribbons in full.</summary>
    public static async Task<IReadOnlyList<string>> AudienceAsync(HttpClient http, int count, CancellationToken ct)
    {
        var audience = new List<string>();
        string after = "";
        while (audience.Count < count)
        {
            var page = await http.GetJsonAsync($"/segments/{Segments[1]}/members?limit=1000{(after.Length == 0 ? "" : $"&after={after}")}", ct);
            foreach (string customer in page.EnumerateArray().Select(k => k.GetString()!))
            {
                after = customer;
                var decision = await http.GetJsonAsync(PathOf(customer)["/api/v1".Length..], ct);
                if (audience.Count < count && decision.GetProperty("ribbons").EnumerateArray().Count(r => r.GetProperty("cards").GetArrayLength() == 10) == 2)
                {
                    audience.Add(customer);
                }
            }

            if (page.GetArrayLength() == 0)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Only {audience.Count} customers see two ribbons of ten cards; {count} are needed."));
            }
        }

        return audience;
    }

    /// <summary>The address of a customer's decision.</summary>
    public static string PathOf(string customer) => $"/api/v1/customers/{customer}/ribbons?placement={Placement}";
}
