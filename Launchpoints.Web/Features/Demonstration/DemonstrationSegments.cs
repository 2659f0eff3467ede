using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Demonstration;

/// <summary>The seven segments in the order of their ribbons' priorities.</summary>
/// <remarks>Windows reach back six months over 90 days of events, so that nothing falls out of them for the first three months.</remarks>
internal static class DemonstrationSegments
{
    public const string Placement = "home";

    public static IReadOnlyList<DemonstrationSegment> All { get; } =
    [
        new("s1", "Frequent explorers", "Customers who come back to look around.",
            "COUNT(viewed IN LAST 6 MONTHS) >= 12",
            "category IN ('fund', 'etf')", false,
            "keep-exploring", "Because you have been exploring", "Funds and ETFs that curious investors come back to"),
        new("s2", "Private circle", "Families and founders with more than 25 million to invest.",
            "tier = 'private' AND investable_assets >= 25000000",
            "category = 'pre-ipo'", false,
            "private-circle", "Before the listing", "Private companies, opened to a small circle"),
        new("s3", "Income seekers", "Verified customers who said that they want regular income.",
            "interests HAS ANY ('income') AND kyc_status = 'verified'",
            "category IN ('bond', 'fund') AND yield >= 3", false,
            "steady-income", "Income that arrives on time", "Bonds and funds that pay out regularly"),
        new("s4", "Green money", "Verified customers who care where their money works.",
            "interests HAS ANY ('esg') AND kyc_status = 'verified'",
            "category = 'fund' AND esg_rating = 'AAA'", false,
            "green-money", "Rated best for the planet", "Only funds with the highest sustainability rating"),
        new("s5", "Digital pioneers", "Professional investors who keep looking at digital assets.",
            "professional_investor = true AND COUNT(viewed WHERE kristal.category = 'digital asset' IN LAST 6 MONTHS) >= 3",
            "category = 'digital asset'", false,
            "digital-pioneers", "Digital assets, properly kept", "Custody and staking for professional investors"),
        new("s6", "Growth builders", "Verified customers with time ahead and nerve for swings.",
            "risk_level >= 4 AND horizon_years >= 7 AND kyc_status = 'verified'",
            "category IN ('equity', 'etf')", false,
            "long-run", "Built for the long run", "Themes that need time, and reward it"),
        new("s7", "Cash waiting to work", "Customers with idle cash who have hardly invested lately.",
            "cash_balance >= 10000 AND COUNT(invested IN LAST 6 MONTHS) <= 2",
            "category IN ('bond', 'fund', 'etf')", true,
            "idle-cash", "Put your cash to work", "What others with idle cash looked at first"),
    ];

    public static SegmentDefinition Definition(DemonstrationSegment segment) => new(
        segment.Key,
        segment.Name,
        segment.Description,
        Read(segment.Rule),
        KristalSelection.Catalogue with
        {
            Rule = segment.KristalRule is null ? null : Read(segment.KristalRule),
            Basis = segment.Evidence ? KristalBasis.Evidence : KristalBasis.Catalogue,
            MinMembers = segment.Evidence ? 3 : 1,
            EventTypes = segment.Evidence ? ["viewed", "invested"] : [],
            Window = segment.Evidence ? new LastWindow(6, TimeUnit.Month) : null,
        });

    public static RibbonDefinition Ribbon(DemonstrationSegment segment, int priority) => new(
        segment.Ribbon, segment.Key, Placement, priority, segment.Title, segment.Subtitle, 1, 10, null, null, [], [], true, true);

    private static Group Read(string rule) =>
        RuleText.Read(rule).Rule ?? throw new InvalidOperationException($"A rule of the demonstration cannot be read: {rule}");
}
