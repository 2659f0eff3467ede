using System.Globalization;

namespace Launchpoints.Tests.Browser;

/// <summary>
/// The files of a small shop: customers C01 to C60, every third of them in Norway, every fourth gold; 15 Kristals; three events each of
/// C01 to C50, which are purchases for C01 to C30 and views for the rest.
/// </summary>
internal static class SmallWorkspace
{
    private static readonly string[] Countries = ["Norway", "Singapore", "Hong Kong"];

    public static string Customers { get; } = Csv(
        "key,country,gold,risk_level",
        from n in Enumerable.Range(1, 60) select $"{Customer(n)},{Countries[n % 3]},{(n % 4 == 0 ? "true" : "false")},{(n % 5) + 1}");

    public static string Kristals { get; } = Csv(
        "key,title,category",
        from n in Enumerable.Range(1, 15) select $"K{n:00},Northern Fund {n},{(n % 2 == 0 ? "fund" : "bond")}");

    public static string Events { get; } = Csv(
        "id,customer,type,time,kristal,amount",
        from n in Enumerable.Range(0, 150)
        let time = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(n).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        select $"e{n},{Customer((n % 50) + 1)},{(n % 50 < 30 ? "purchase" : "viewed")},{time},K{(n % 15) + 1:00},{100 + n}");

    private static string Customer(int number) => $"C{number:00}";

    private static string Csv(string header, IEnumerable<string> rows) => header + "\n" + string.Join('\n', rows) + "\n";
}
