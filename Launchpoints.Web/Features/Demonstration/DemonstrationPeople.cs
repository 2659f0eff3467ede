namespace Launchpoints.Web.Features.Demonstration;

/// <summary>2,000 customers: A, B, C and generated ones.</summary>
internal static class DemonstrationPeople
{
    private const int Count = 2000;

    private static readonly string[] First =
    [
        "Aarav", "Aisha", "Amelia", "Anders", "Anjali", "Ben", "Carlos", "Chloe", "Daniel", "Elena", "Farah", "Grace", "Hana", "Hugo", "Ibrahim", "Ines", "Jia Wei",
        "Jonas", "Kavya", "Kenji", "Lara", "Li Na", "Lucas", "Maya", "Mei Ling", "Nadia", "Noah", "Omar", "Priya", "Rahul", "Rosa", "Samir", "Sofia", "Tariq", "Uma",
        "Victor", "Wen", "Yara", "Yusuf", "Zoë",
    ];

    private static readonly string[] Last =
    [
        "Abdullah", "Ahmed", "Bauer", "Chan", "Chen", "Costa", "Das", "Fischer", "García", "Goh", "Gupta", "Haddad", "Ito", "Iyer", "Jansen", "Kapoor", "Khan", "Kim",
        "Kumar", "Lee", "Lim", "Müller", "Mehta", "Moreau", "Nair", "Ng", "Novak", "Okafor", "Patel", "Rao", "Rossi", "Sato", "Sharma", "Silva", "Singh", "Tan", "Walker",
        "Wong", "Yamamoto", "Zhang",
    ];

    private static readonly (string Choice, int Weight)[] Countries = [("SG", 30), ("HK", 18), ("IN", 14), ("AE", 12), ("GB", 10), ("AU", 10), ("CH", 6)];
    private static readonly (string Choice, int Weight)[] Tiers = [("core", 60), ("plus", 25), ("premier", 12), ("private", 3)];
    private static readonly (string Choice, int Weight)[] Kyc = [("verified", 88), ("pending", 8), ("expired", 4)];
    private static readonly (int Choice, int Weight)[] Risks = [(1, 12), (2, 24), (3, 30), (4, 22), (5, 12)];
    private static readonly string[] Interests = ["income", "growth", "esg", "technology", "property", "commodities", "retirement"];
    private static readonly string[] Advisors = ["Clara Weiss", "Devi Menon", "Marcus Teo", "Oliver Grant", "Rachel Koh", "Sanjay Bose"];
    private static readonly string?[] Campaigns = [null, null, "search", "referral", "newsletter", "partner"];

    public static IReadOnlyList<DemonstrationCustomer> Build(DateOnly today)
    {
        var chance = new Chance(2000);
        List<DemonstrationCustomer> people =
        [
            new("A", "Alice Tan", "SG", "premier", 2, 12, 640_000, 38_500, ["income", "retirement"], "verified", new(2020, 3, 14), today.AddDays(400), false, "Rachel Koh", null, 22, 1, 0),
            new("B", "Benjamin Rao", "HK", "plus", 4, 18, 185_000, 21_000, ["growth", "income", "technology"], "verified", new(2021, 9, 2), today.AddDays(250), false, null, "referral", 5, 2, 0),
            new("C", "Carmen Silva", "GB", "core", 2, 3, 2_400, 250, [], "pending", new(2025, 11, 20), today.AddDays(300), false, null, "search", 2, 0, 0),
        ];
        for (int i = 0; people.Count < Count; i++) people.Add(Person(i, today, chance));
        return people;
    }

    public static DemonstrationFile Write(IReadOnlyList<DemonstrationCustomer> people)
    {
        var file = new DemonstrationFile();
        foreach (var p in people)
        {
            file.Add(
                ("key", p.Key), ("name", p.Name), ("country", p.Country), ("tier", p.Tier), ("risk_level", p.Risk), ("horizon_years", p.Horizon),
                ("investable_assets", p.Assets), ("cash_balance", p.Cash), ("interests", p.Interests), ("kyc_status", p.Kyc), ("joined", p.Joined),
                ("kyc_expires", p.KycExpires), ("professional_investor", p.Professional), ("advisor", p.Advisor), ("campaign", p.Campaign));
        }

        return file;
    }

    private static DemonstrationCustomer Person(int i, DateOnly today, Chance chance)
    {
        // Two rare kinds are dealt out by number, so that they stay below the thresholds whatever else chance brings.
        bool founder = i % 220 == 7, pioneer = i % 160 == 33;
        string tier = founder ? "private" : chance.Of(Tiers);
        double assets = founder ? chance.Whole(26, 90) * 1_000_000.0 : tier switch
        {
            "core" => chance.Whole(5, 600) * 100.0,
            "plus" => chance.Whole(50, 300) * 1000.0,
            "premier" => chance.Whole(300, 2500) * 1000.0,
            _ => chance.Whole(50, 200) * 100_000.0,
        };
        bool explorer = chance.Happens(0.2);
        return new DemonstrationCustomer(
            $"W-{100_000 + (i * 37):000000}",
            $"{chance.Of(First)} {chance.Of(Last)}",
            chance.Of(Countries),
            tier,
            chance.Of(Risks),
            chance.Whole(1, 25),
            assets,
            chance.Happens(0.35) ? chance.Whole(10_000, 80_000) : chance.Whole(0, 9_500),
            [.. Interests.Where(_ => chance.Happens(0.28))],
            chance.Of(Kyc),
            new DateOnly(2018, 1, 1).AddDays(chance.Whole(0, 2800)),
            today.AddDays(chance.Whole(-60, 720)),
            pioneer || (tier is "premier" or "private" && chance.Happens(0.4)),
            chance.Happens(tier is "premier" or "private" ? 0.8 : 0.15) ? chance.Of(Advisors) : null,
            chance.Of(Campaigns),
            explorer ? chance.Whole(12, 36) : chance.Whole(0, 9),
            chance.Happens(0.4) ? chance.Whole(1, 4) : 0,
            pioneer ? chance.Whole(3, 8) : 0);
    }
}
