namespace Launchpoints.Web.Features.Demonstration;

/// <summary>120 Kristals of a wealth platform.</summary>
internal static class DemonstrationCatalogue
{
    public const string DigitalAsset = "digital asset";

    private const int RatedBest = 7;

    private static readonly (string Region, string Currency)[] Regions =
    [
        ("Global", "USD"), ("Asia", "USD"), ("Singapore", "SGD"), ("India", "INR"), ("Europe", "EUR"), ("United States", "USD"),
        ("Japan", "JPY"), ("Emerging Markets", "USD"), ("Switzerland", "CHF"), ("Australia", "AUD"),
    ];

    private static readonly Shelf[] Shelves =
    [
        new("fund", 38, ["Dividend Leaders", "Balanced Income", "Quality Growth", "Healthcare Innovation", "Sustainable Opportunities", "Small Companies", "Infrastructure Income"], " Fund", 2, 4, 0.8, 4.8),
        new("bond", 26, ["Investment Grade", "Short Duration", "High Yield", "Green", "Government", "Perpetual"], " Bond", 1, 3, 2.4, 7.2),
        new("equity", 24, ["Semiconductor", "Cloud Software", "Clean Energy", "Consumer Brands", "Payments", "Robotics", "Logistics"], " Portfolio", 3, 5, 0, 2.2),
        new("etf", 16, ["Large Cap", "Technology", "High Dividend", "Total Market"], " ETF", 2, 4, 0.5, 3.4),
        new("structured note", 6, ["Autocallable", "Capital Protected", "Reverse Convertible"], " Note", 3, 5, 4.5, 9.5),
        new("pre-ipo", 6, ["Fintech Pioneer", "Space Logistics", "Longevity Lab"], " Pre-IPO", 5, 5, 0, 0),
        new(DigitalAsset, 4, ["Bitcoin Custody", "Ether Staking"], "", 5, 5, 0, 0),
    ];

    public static IReadOnlyList<DemonstrationKristal> Build()
    {
        var chance = new Chance(120);
        var kristals = new List<DemonstrationKristal>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shelf in Shelves)
        {
            for (int i = 0; i < shelf.Count; i++)
            {
                // Every theme meets every region once before a pair would come again.
                var (region, currency) = Regions[(i / shelf.Themes.Length + i) % Regions.Length];
                string title = $"{region} {shelf.Themes[i % shelf.Themes.Length]}{shelf.Ending}";
                string key = title.ToLowerInvariant().Replace(' ', '-');
                for (int number = 2; !keys.Add(key); number++)
                {
                    title = $"{region} {shelf.Themes[i % shelf.Themes.Length]}{shelf.Ending} {Roman(number)}";
                    key = title.ToLowerInvariant().Replace(' ', '-');
                }

                bool fund = shelf.Category == "fund";
                kristals.Add(new DemonstrationKristal(
                    key,
                    title,
                    // A few are closed, none on the shelves where every one counts for a threshold.
                    Active: !((fund || shelf.Category == "equity") && i % 12 == 11),
                    shelf.Category,
                    region,
                    currency,
                    chance.Whole(shelf.LeastRisk, shelf.MostRisk),
                    shelf.MostYield == 0 ? 0 : Math.Round(shelf.LeastYield + ((shelf.MostYield - shelf.LeastYield) * chance.Share()), 1),
                    fund || shelf.Category == "etf" ? Math.Round(0.1 + (1.6 * chance.Share()), 2) : null,
                    fund && i < RatedBest ? "AAA" : shelf.Category is "fund" or "equity" or "etf" ? chance.Of<string?>(["AA", "A", "BBB", null]) : null,
                    new DateOnly(2012, 1, 1).AddDays(chance.Whole(0, 4500))));
            }
        }

        return kristals;
    }

    public static DemonstrationFile Write(IReadOnlyList<DemonstrationKristal> kristals)
    {
        var file = new DemonstrationFile();
        foreach (var k in kristals)
        {
            file.Add(
                ("key", k.Key), ("title", k.Title), ("active", k.Active), ("category", k.Category), ("region", k.Region), ("currency", k.Currency),
                ("risk_level", k.Risk), ("yield", k.Yield), ("expense_ratio", k.Expenses), ("esg_rating", k.Esg), ("available_since", k.Since),
                ("subtitle", k.Subtitle), ("link", $"/invest/{k.Key}"));
        }

        return file;
    }

    private static string Roman(int number) => number switch { 2 => "II", 3 => "III", 4 => "IV", _ => $"{number}" };

    private sealed record Shelf(
        string Category, int Count, string[] Themes, string Ending, int LeastRisk, int MostRisk, double LeastYield, double MostYield);
}
