namespace Launchpoints.Benchmarks.Seeded;

/// <summary>The words of the data set, with how often each occurs.</summary>
internal static class SeededWords
{
    public static readonly string[] Countries =
    [
        "SG", "HK", "ID", "MY", "TH", "IN", "PH", "VN", "AU", "JP", "KR", "TW", "CN", "AE", "GB", "US", "DE", "CH", "FR", "NZ",
        "LK", "BD", "KH", "MM", "BN", "MO", "NL", "SE", "IT", "ES", "CA", "SA", "QA", "KW", "BH", "OM", "MV", "NP", "PK", "LA",
    ];

    public static readonly double[] CountrySums = Draw.Sums(
        22, 14, 9, 8, 7, 6, 5, 4, 4, 3, 3, 3, 3, 2, 2, 1.5, 1, .8, .7, .6, .5, .5, .4, .3, .3, .3, .25, .2, .2, .2, .2, .2, .15, .1, .1, .1, .08, .06, .04, .02);

    /// <summary>The language that is spoken beside English, by country; the rest speak English only.</summary>
    public static readonly Dictionary<string, string> LanguageOf = new()
    {
        ["SG"] = "zh",
        ["HK"] = "zh",
        ["TW"] = "zh",
        ["CN"] = "zh",
        ["MO"] = "zh",
        ["ID"] = "id",
        ["MY"] = "ms",
        ["BN"] = "ms",
        ["TH"] = "th",
        ["IN"] = "hi",
        ["LK"] = "ta",
        ["PH"] = "tl",
        ["VN"] = "vi",
        ["JP"] = "ja",
        ["KR"] = "ko",
        ["AE"] = "ar",
        ["SA"] = "ar",
        ["QA"] = "ar",
        ["KW"] = "ar",
        ["BH"] = "ar",
        ["OM"] = "ar",
        ["DE"] = "de",
        ["CH"] = "de",
        ["FR"] = "fr",
    };

    public static readonly string[] Channels = ["ios", "android", "web", "referral", "branch", "partner", "call_centre", "event"];

    public static readonly double[] ChannelSums = Draw.Sums(34, 30, 16, 7, 5, 4, 3, 1);

    public static readonly string[] Sectors =
    [
        "Information Technology", "Banking", "Insurance", "Healthcare", "Education", "Public Service", "Logistics", "Manufacturing", "Construction",
        "Real Estate", "Hospitality", "Retail", "Media", "Telecommunications", "Energy", "Legal Services", "Consulting", "Biotechnology", "Agriculture",
        "Aviation", "Shipping", "Food and Beverage", "Fintech", "Self-employed",
    ];

    public static readonly string[] FamilyNames =
    [
        "Tan", "Lim", "Lee", "Ng", "Wong", "Chan", "Goh", "Chua", "Ong", "Koh", "Teo", "Ho", "Yeo", "Sim", "Toh", "Low", "Chong", "Leong", "Foo", "Cheung",
        "Lau", "Leung", "Kumar", "Singh", "Sharma", "Rahman", "Hassan", "Ibrahim", "Nguyen", "Tran", "Santos", "Reyes", "Sato", "Suzuki", "Kim", "Park",
        "Smith", "Brown", "Weber", "Keller",
    ];

    public static readonly string[] GivenNames =
    [
        "Wei Ling", "Jia Hui", "Mei Fen", "Hui Min", "Xin Yi", "Kai Wen", "Jun Jie", "Zhi Hao", "Wei Jie", "Yong Sheng", "Ka Yan", "Siu Ming", "Priya", "Anil",
        "Deepa", "Rajesh", "Siti", "Aisyah", "Faisal", "Amir", "Thanh", "Linh", "Maria", "Jose", "Carlos", "Haruka", "Kenji", "Min-jun", "Seo-yeon", "Emma",
    ];

    public static readonly string[] Interests =
    [
        "esg", "climate", "impact", "income", "bonds", "technology", "healthcare", "property", "gold", "crypto", "dividends", "private_markets", "travel", "family",
    ];

    public static readonly string[] Products =
    [
        "funds", "bonds", "equities", "cash", "retirement", "insurance", "annuity", "structured", "private_equity", "custody", "credit_line", "card",
    ];

    public static readonly string[] Devices = ["ios", "android", "web", "tablet"];

    public static readonly double[] DeviceSums = Draw.Sums(42, 36, 18, 4);

    public static readonly string[] Categories = ["fund", "bond", "equity", "etf", "structured_note", "private_market", "money_market", "commodity"];

    public static readonly double[] CategorySums = Draw.Sums(34, 18, 14, 14, 8, 4, 5, 3);

    public static readonly string[] Currencies = ["USD", "SGD", "HKD", "EUR", "JPY", "AUD"];

    public static readonly double[] CurrencySums = Draw.Sums(50, 20, 12, 9, 5, 4);

    public static readonly string[] Themes = ["asia", "china", "india", "global", "climate", "technology", "healthcare", "income", "short_duration", "quality"];

    public static readonly string[] Houses =
        ["Orchid", "Merlion", "Lion Rock", "Straits", "Harbour", "Banyan", "Monsoon", "Equator", "Jade", "Pacific", "Summit", "Keppel"];

    /// <summary>What people type into the search box: two or three words.</summary>
    public static readonly string[] SearchSubjects =
        ["asia", "china", "india", "us", "global", "green", "short term", "high yield", "tech", "health", "gold", "income", "property", "japan", "euro"];

    public static readonly string[] SearchObjects =
        ["bond", "bonds", "fund", "funds", "etf", "equity", "dividend", "fixed deposit", "money market", "bond fund", "index", "note", "reit", "retirement"];
}
