using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance.Clicks;

/// <summary>What each part of a blend counts, learned from the cards that customers went on to; as before where that is not better beyond doubt.</summary>
/// <remarks>
/// A conditional logit (McFadden 1974) of each chosen card against those of its page that were left, with an effect of the place for each, since what stands
/// first is chosen more often whatever it is. The logarithms of the factors are drawn towards one another by a ridge, so that few clicks change little. The latest fifth of the
/// pages is held back: the factors serve only where they say better what was chosen there than one common factor does, by a paired test over customers.
/// </remarks>
public sealed class ClickWeights
{
    /// <summary>With fewer customers who chose something the parts count what they did.</summary>
    public const int LeastCustomers = 200;

    private const double HeldBack = 0.2;
    private const int LeastHeldBack = 30; // customers; fewer have no interval
    private const double Level = 0.95;

    // What is taken for likely beforehand: that a part counts up to e times as much as the common factor says, or as little; two standard deviations.
    private const double Ridge = 4;

    // No part drowns the others, is left out, or turned round: cards that were never shown had no say. All is learned again with every training.
    private const double Least = 0.1;

    // Where the blend as it is says nothing of what is chosen, its parts still lean on one another: on a standard deviation of score making a card so much likelier.
    private const double LeastEffect = 0.1;

    private ClickWeights(double[] factors, int pages, int customers, bool serves)
    {
        Factors = factors;
        Pages = pages;
        Customers = customers;
        Serves = serves;
    }

    /// <summary>By part, what its score is multiplied by; 0.1 to 10, and 1 where the clicks do not say otherwise.</summary>
    public IReadOnlyList<double> Factors { get; }

    /// <summary>How many pages said something.</summary>
    public int Pages { get; }

    /// <summary>How many customers they were of.</summary>
    public int Customers { get; }

    /// <summary>Whether the factors are learned.</summary>
    public bool Serves { get; }

    /// <summary>What is known before there is enough to learn from: no parts, and no factors.</summary>
    /// <param name="pages">How many pages said something.</param>
    /// <param name="customers">How many customers they were of; fewer than <see cref="LeastCustomers"/>.</param>
    internal static ClickWeights TooFew(int pages, int customers) => new([], pages, customers, serves: false);

    /// <summary>Learns the factors.</summary>
    /// <param name="pages">What was delivered, in any order; those that tell nothing are passed over.</param>
    /// <param name="parts">How many parts the blend has; each card has so many numbers.</param>
    /// <exception cref="ArgumentException">A card has another number of parts, or of a page not every card is said to be chosen or not.</exception>
    public static ClickWeights Learn(IEnumerable<ShownPage> pages, int parts)
    {
        var telling = pages.Select(page => Checked(page, parts)).Where(page => page.Tells).OrderBy(page => page.At).ThenBy(page => page.Customer).ToList();
        int customers = telling.Select(page => page.Customer).Distinct().Count();
        double[] alike = [.. Enumerable.Repeat(1.0, parts)];
        var none = new ClickWeights(alike, telling.Count, customers, serves: false);
        if (customers < LeastCustomers)
        {
            return none;
        }

        int held = (int)(telling.Count * HeldBack);
        var (earlier, later) = (telling[..^held], telling[^held..]);
        return IsBetter(earlier, later, Factor(earlier), alike) ? new ClickWeights(Factor(telling), telling.Count, customers, serves: true) : none;

        double[] Factor(List<ShownPage> from)
        {
            double common = Math.Max(ConditionalLogit.FitCommon(from, alike).Factors[0], LeastEffect / Spread(from));
            return [.. ConditionalLogit.FitFactors(from, alike, common, Ridge).Factors.Select(factor => Math.Clamp(factor / common, Least, 1 / Least))];
        }
    }

    private static ShownPage Checked(ShownPage page, int parts) =>
        page.Chosen.Count != page.Parts.Count ? throw new ArgumentException($"A page has {page.Parts.Count} cards, and says of {page.Chosen.Count} whether they were chosen; it must of all.", nameof(page))
        : page.Parts.FirstOrDefault(card => card.Length != parts) is { } other ? throw new ArgumentException($"A card has {other.Length} parts, and the blend {parts}; they must be the same ones.", nameof(page))
        : page;

    // How far the scores of a page's cards lie apart: the standard deviation within pages; above 0.
    private static double Spread(List<ShownPage> pages)
    {
        double sum = 0;
        int cards = 0;
        foreach (var page in pages)
        {
            double[] scores = [.. page.Parts.Select(card => card.Sum())];
            double mean = scores.Average();
            sum += scores.Sum(score => (score - mean) * (score - mean));
            cards += scores.Length;
        }

        return Math.Max(1e-3, Math.Sqrt(sum / Math.Max(1, cards)));
    }

    // By how much a held back page is said better; a customer's pages are one observation.
    private static bool IsBetter(List<ShownPage> earlier, List<ShownPage> later, double[] tried, double[] alike)
    {
        var before = ConditionalLogit.FitCommon(earlier, alike);
        var after = ConditionalLogit.FitCommon(earlier, tried);
        var own = later.GroupBy(page => page.Customer).Select(of => (Gain: of.Sum(page => after.LogLikelihood(page, tried) - before.LogLikelihood(page, alike)), Pages: (double)of.Count())).ToList();
        return own.Count >= LeastHeldBack && CustomerRatio.Of([.. own.Select(of => of.Gain)], [.. own.Select(of => of.Pages)])!.At(Level).Low > 0;
    }
}
