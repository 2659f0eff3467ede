using System.Globalization;
using static Launchpoints.Benchmarks.Seeded.SeededWords;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>The catalogue, and a few Kristals that events still name although they left it.</summary>
internal static class SeededKristals
{
    private const ulong Stream = 2;

    public static string KeyOf(int number) => "K" + number.ToString("D4", CultureInfo.InvariantCulture);

    public static IReadOnlyList<SeededKristal> Catalogue(ulong seed) => [.. Enumerable.Range(0, SeededSizes.Kristals).Select(n => Of(seed, n))];

    private static SeededKristal Of(ulong seed, int number)
    {
        var draw = new Draw(seed, Stream, (ulong)number);
        string category = Categories[draw.Weighted(CategorySums)];
        string house = draw.Of(Houses);
        string[] themes = [.. Themes.Where(_ => draw.Happens(0.18))];
        return new SeededKristal
        {
            Key = KeyOf(number),
            Title = $"{house} {(themes.Length > 0 ? themes[0].Replace('_', ' ') : "select")} {category.Replace('_', ' ')} {number}",
            Active = !draw.Happens(0.06),
            Category = draw.Happens(0.01) ? null : category,
            Risk = draw.Happens(0.02) ? null : 1 + draw.Below(5),
            Yield = draw.Happens(0.15) ? null : Math.Round(0.2 + (7.5 * draw.Share()), 3),
            Currency = Currencies[draw.Weighted(CurrencySums)],
            Esg = draw.Happens(0.1) ? null : draw.Happens(0.27),
            Launched = draw.Happens(0.05) ? null : DateTime.UnixEpoch.AddDays(14_000 + draw.Below(6_500)),
            Themes = draw.Happens(0.1) ? null : themes,
        };
    }
}
