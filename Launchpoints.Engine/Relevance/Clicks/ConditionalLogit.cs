using Launchpoints.Engine.Relevance.Algebra;

namespace Launchpoints.Engine.Relevance.Clicks;

/// <summary>How likely each card of a page is the one that is chosen: by what the parts say, and by its place.</summary>
internal sealed class ConditionalLogit
{
    // Further places are rare, and told apart by nothing.
    private const int Places = 12;
    private const int MostSteps = 50;
    private const double PlaceRidge = 0.1;
    private const double CommonRidge = 1e-6;

    private readonly double[] _parameters; // the factors, then the places but the first

    private ConditionalLogit(double[] parameters, int factors)
    {
        _parameters = parameters;
        Factors = parameters[..factors];
    }

    /// <summary>What the parts are multiplied by.</summary>
    public double[] Factors { get; }

    /// <summary>Fits one factor for all parts together, of any sign.</summary>
    /// <param name="pages">Pages that tell something.</param>
    /// <param name="scale">By part, what it is multiplied by beforehand.</param>
    public static ConditionalLogit FitCommon(IReadOnlyList<ShownPage> pages, double[] scale) => Fit(pages, scale, 1, null, CommonRidge);

    /// <summary>Fits a factor above 0 for each part.</summary>
    /// <param name="pages">Pages that tell something.</param>
    /// <param name="scale">By part, what it is multiplied by beforehand.</param>
    /// <param name="common">What each factor is expected to be; above 0.</param>
    /// <param name="ridge">How firmly: the inverse variance of the factors' natural logarithms.</param>
    public static ConditionalLogit FitFactors(IReadOnlyList<ShownPage> pages, double[] scale, double common, double ridge) => Fit(pages, scale, scale.Length, common, ridge);

    // Newton's method; where logarithms are fitted with the curvature that they have on a straight line, which is never below 0 (Gauss and Newton).
    private static ConditionalLogit Fit(IReadOnlyList<ShownPage> pages, double[] scale, int factors, double? common, double ridge)
    {
        int size = factors + Places - 1;
        double[] at = new double[size];
        double[][][] said = [.. pages.Select(page => Said(page, scale, factors))];
        var now = Penalised(at);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] way = SmallMatrix.Solve(SmallMatrix.Cholesky(now.Curvature), now.Gradient); // positive by the ridges
            double length = 1;
            double[] there = [.. at.Zip(way, (a, w) => a + w)];
            var next = Penalised(there);
            while (!(next.Value >= now.Value) && length > 1e-9)
            {
                length /= 2;
                there = [.. at.Zip(way, (a, w) => a + (length * w))];
                next = Penalised(there);
            }

            double gain = next.Value - now.Value;
            (at, now) = gain >= 0 ? (there, next) : (at, now);
            if (!(gain > 1e-10 * (1 + Math.Abs(now.Value))))
            {
                break;
            }
        }

        return new ConditionalLogit(Parameters(at), factors);

        double[] Parameters(double[] fitted) => [.. fitted.Select((value, i) => i < factors && common is { } expected ? expected * Math.Exp(value) : value)];

        // The curvature is that of the downward side, so above 0.
        (double Value, double[] Gradient, double[][] Curvature) Penalised(double[] fitted)
        {
            double value = 0;
            double[] parameters = Parameters(fitted), gradient = new double[size];
            double[][] curvature = SmallMatrix.Square(size);
            for (int page = 0; page < pages.Count; page++)
            {
                value += Add(pages[page].Chosen, said[page], parameters, gradient, curvature);
            }

            for (int i = 0; i < size; i++)
            {
                double rise = i < factors && common is not null ? parameters[i] : 1;
                gradient[i] *= rise;
                for (int j = 0; j < size; j++)
                {
                    curvature[i][j] *= rise;
                    curvature[j][i] *= rise;
                }

                double weight = i < factors ? ridge : PlaceRidge;
                value -= weight / 2 * fitted[i] * fitted[i];
                gradient[i] -= weight * fitted[i];
                curvature[i][i] += weight;
            }

            return (value, gradient, curvature);
        }
    }

    /// <summary>The logarithm of the chance of what was chosen on a page.</summary>
    public double LogLikelihood(ShownPage page, double[] scale) => Add(page.Chosen, Said(page, scale, Factors.Length), _parameters, [], []);

    // By card, what the factors are multiplied by, from the middle of the page: only how cards differ matters.
    private static double[][] Said(ShownPage page, double[] scale, int factors)
    {
        double[][] said = [.. page.Parts.Select(_ => new double[factors])];
        for (int part = 0; part < scale.Length; part++)
        {
            double middle = page.Parts.Average(card => card[part]);
            for (int card = 0; card < said.Length; card++)
            {
                said[card][factors == 1 ? 0 : part] += scale[part] * (page.Parts[card][part] - middle);
            }
        }

        return said;
    }

    // Each chosen card against all that were left. Gradient and curvature are added to where they are asked for, of the latter the lower half.
    private static double Add(IReadOnlyList<bool> picked, double[][] said, ReadOnlySpan<double> parameters, Span<double> gradient, double[][] curvature)
    {
        double[] utility = new double[said.Length], mean = new double[gradient.Length];
        for (int card = 0; card < said.Length; card++)
        {
            utility[card] = PlaceOf(card, said[card].Length) is var place and >= 0 ? parameters[place] : 0;
            for (int factor = 0; factor < said[card].Length; factor++)
            {
                utility[card] += said[card][factor] * parameters[factor];
            }
        }

        double sum = 0;
        for (int chosen = 0; chosen < said.Length; chosen++)
        {
            if (!picked[chosen])
            {
                continue;
            }

            double most = utility[chosen], total = 0;
            for (int card = 0; card < said.Length; card++)
            {
                most = IsAmong(card) ? Math.Max(most, utility[card]) : most;
            }

            for (int card = 0; card < said.Length; card++)
            {
                total += IsAmong(card) ? Math.Exp(utility[card] - most) : 0;
            }

            sum += utility[chosen] - most - Math.Log(total);
            if (gradient.IsEmpty)
            {
                continue;
            }

            Array.Clear(mean);
            for (int card = 0; card < said.Length; card++)
            {
                if (IsAmong(card))
                {
                    Weigh(said[card], PlaceOf(card, said[card].Length), Math.Exp(utility[card] - most) / total, mean, curvature);
                }
            }

            Weigh(said[chosen], PlaceOf(chosen, said[chosen].Length), 1, gradient, []);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] -= mean[i];
                for (int j = 0; j <= i; j++)
                {
                    curvature[i][j] -= mean[i] * mean[j];
                }
            }

            bool IsAmong(int card) => card == chosen || !picked[card];
        }

        return sum;
    }

    // Adds a card to a mean and, where asked for, to the mean of its products.
    private static void Weigh(double[] said, int place, double weight, Span<double> mean, double[][] products)
    {
        for (int i = 0; i < said.Length; i++)
        {
            mean[i] += weight * said[i];
            for (int j = 0; j <= i && products.Length > 0; j++)
            {
                products[i][j] += weight * said[i] * said[j];
            }
        }

        if (place < 0)
        {
            return;
        }

        mean[place] += weight;
        for (int j = 0; j < said.Length && products.Length > 0; j++)
        {
            products[place][j] += weight * said[j];
        }

        if (products.Length > 0)
        {
            products[place][place] += weight;
        }
    }

    // Where the effect of a card's place stands among the parameters; -1 for the first, which the others are compared with.
    private static int PlaceOf(int card, int factors) => card == 0 ? -1 : factors + Math.Min(card, Places - 1) - 1;
}
