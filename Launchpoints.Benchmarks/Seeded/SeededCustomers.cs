using System.Globalization;
using static Launchpoints.Benchmarks.Seeded.SeededWords;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>The customers of a wealth platform in Asia, each drawn from the seed and its number alone.</summary>
internal sealed class SeededCustomers(SeededSizes sizes)
{
    private const ulong Stream = 1;
    private const double DaysOfTenYears = 3_650;

    private static readonly DateTime AsOf = DateTime.UnixEpoch.AddMilliseconds(SeededSizes.AsOf);
    private static readonly string[] Tiers = ["standard", "silver", "gold", "premium", "private"];
    private static readonly double[] TierFrom = [0, 10_000, 50_000, 200_000, 1_000_000];

    // Shared texts: a million customers of one country have one string, as any careful reader of a file would do.
    private static readonly string[] Advisors = [.. FamilyNames.SelectMany(f => GivenNames.Select(g => $"{f} {g}"))];
    private readonly Dictionary<int, string> _postcodes = [];

    public int Count => sizes.Customers;

    public static string KeyOf(int number) => "C" + number.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Every customer in the order of their numbers, each a new object.</summary>
    public IEnumerable<SeededCustomer> All()
    {
        for (int number = 0; number < sizes.Customers; number++)
        {
            var customer = new SeededCustomer();
            Fill(customer, number);
            yield return customer;
        }
    }

    /// <summary>When a customer joined; null where that is missing.</summary>
    public DateTime? JoinedOf(int number)
    {
        var draw = new Draw(sizes.Seed, Stream, (ulong)number);
        return Joined(ref draw);
    }

    /// <summary>Writes all attributes of a customer.</summary>
    public void Fill(SeededCustomer customer, int number)
    {
        var draw = new Draw(sizes.Seed, Stream, (ulong)number);
        customer.Joined = Joined(ref draw); // first, so that the events can ask for nothing else
        customer.Key = KeyOf(number);
        Person(customer, ref draw);
        Money(customer, ref draw);
        Relation(customer, ref draw);
    }

    private static DateTime? Joined(ref Draw draw)
    {
        // More in the last years than in the first; to the millisecond, as a system records it.
        double ago = DaysOfTenYears * Math.Pow(draw.Share(), 1.6);
        bool isMissing = draw.Happens(0.003);
        return isMissing ? null : AsOf.AddMilliseconds(-Math.Round(ago * 86_400_000));
    }

    private void Person(SeededCustomer customer, ref Draw draw)
    {
        int country = draw.Weighted(CountrySums);
        string code = Countries[country];
        string language = draw.Happens(0.42) && LanguageOf.TryGetValue(code, out string? own) ? own : "en";
        customer.Country = draw.Happens(0.005) ? null : code;
        customer.Language = draw.Happens(0.02) ? null : language;
        customer.Channel = draw.Happens(0.01) ? null : Channels[draw.Weighted(ChannelSums)];
        customer.Sector = draw.Happens(0.18) ? null : Sectors[(int)(Sectors.Length * Math.Pow(draw.Share(), 1.4))];
        int area = (country * 1_250) + (int)(1_250 * Math.Pow(draw.Share(), 1.3));
        customer.Postcode = draw.Happens(0.07) ? null : Postcode(area);

        double age = Math.Clamp(41 + (13.5 * draw.Normal()), 18, 95);
        var born = AsOf.Date.AddDays(-Math.Round((age * 365.25) + (draw.Share() * 365)));
        bool isBirthKnown = !draw.Happens(0.03);
        customer.BirthDate = isBirthKnown ? born : null;
        customer.Age = isBirthKnown ? AsOf.Year - born.Year - (AsOf.DayOfYear < born.DayOfYear ? 1 : 0) : null;
        customer.IsEmployee = draw.Happens(0.004);
        customer.MarketingConsent = draw.Happens(0.09) ? null : draw.Happens(0.68);
        customer.Interests = draw.Happens(0.2) ? null : Tags(Interests, 5, ref draw);
    }

    private static void Money(SeededCustomer customer, ref Draw draw)
    {
        double value = Math.Round(Math.Exp(9.8 + (1.6 * draw.Normal())), 2); // median 18,000
        bool hasPortfolio = !draw.Happens(0.12);
        customer.PortfolioValue = hasPortfolio ? value : null;
        customer.TotalReturn = hasPortfolio ? Math.Round(0.058 + (0.17 * draw.Normal()), 6) : null;
        customer.CashBalance = draw.Happens(0.01) ? null : draw.Happens(0.08) ? 0 : Math.Round(Math.Exp(7.6 + (1.7 * draw.Normal())), 2);
        customer.MonthlyInflow = draw.Happens(0.3) ? null : Math.Round(420 + (900 * draw.Normal()), 2);
        customer.CreditScore = draw.Happens(0.25) ? null : (int)Math.Round(Math.Clamp(690 + (85 * draw.Normal()), 300, 900));
        double risk = 2.9 + (1.1 * draw.Normal());
        customer.RiskLevel = draw.Happens(0.04) ? null : (int)Math.Clamp(Math.Round(risk), 1, 5);
        int tier = Array.FindLastIndex(TierFrom, from => (hasPortfolio ? value : 0) >= from);
        customer.Tier = Tiers[tier];
        bool isAdvised = draw.Happens(tier switch { 0 => 0.05, 1 => 0.25, 2 => 0.6, _ => 0.92 });
        int advisor = (int)(Advisors.Length * Math.Pow(draw.Share(), 1.3));
        customer.Advisor = isAdvised ? Advisors[advisor] : null;
        customer.Products = hasPortfolio ? Tags(Products, 4, ref draw) : draw.Happens(0.5) ? [] : null;
    }

    private static void Relation(SeededCustomer customer, ref Draw draw)
    {
        double expires = -200 + (1_300 * draw.Share());
        customer.KycExpires = draw.Happens(0.05) ? null : AsOf.Date.AddDays(Math.Round(expires));
        double contact = -Math.Log(1 - draw.Share()) * 150;
        customer.LastContact = draw.Happens(0.45) ? null : AsOf.AddMilliseconds(-Math.Round(contact * 86_400_000));
    }

    /// <summary>None up to a few different words, those at the front more often; some sets are empty.</summary>
    private static string[] Tags(string[] words, int most, ref Draw draw)
    {
        var chosen = new SortedSet<string>(StringComparer.Ordinal);
        for (int left = draw.Below(most + 1); left > 0; left--)
        {
            chosen.Add(words[(int)(words.Length * Math.Pow(draw.Share(), 1.3))]);
        }

        return [.. chosen];
    }

    private string Postcode(int area)
    {
        if (!_postcodes.TryGetValue(area, out string? postcode))
        {
            // 50,000 of them: SG-01217 is the 217th of the country's area 01.
            postcode = string.Create(CultureInfo.InvariantCulture, $"{Countries[area / 1_250]}-{(area % 1_250 / 50) + 1:D2}{(area % 50 * 20) + 7:D3}");
            _postcodes[area] = postcode;
        }

        return postcode;
    }
}
