namespace Launchpoints.Engine.Relevance.Clicks;

/// <summary>How likely each card of a page is the one that is chosen: by what the parts say, and by its place.</summary>
internal sealed class ConditionalLogit
{
    // Further places are rare, and told apart by nothing.
    private const int Places = 12;
    private const int MostSteps = 50;
    private const double PlaceRidge = 0.1;

    private readonly double[] _parameters; // the factors, then the places but the first

    private ConditionalLogit(double[] parameters, int factors)
    {
        _parameters = parameters;
        Factors = parameters[..factors];
    }

    /// <summary>What the parts are multiplied by.</summary>
    public double[] Factors { get; }

    /// <summary>Fits by Newton's method; the penalised likelihood has one summit.</summary>
    /// <param name="pages">Pages that tell something.</param>
    /// <param name="scale">By part, what it is multiplied by beforehand.</param>
    /// <param name="towards">What the factors are drawn to.</param>
    /// <param name="ridge">How strongly each of them is; above 0. One alone where all parts have one factor.</param>
    public static ConditionalLogit Fit(IReadOnlyList<ShownPage> pages, double[] scale, double towards, double[] ridge)
    {
        int factors = ridge.Length, size = factors + Places - 1;
        double[] at = [.. Enumerable.Range(0, size).Select(i => i < factors ? towards : 0)];
        double value = Penalised(at, out double[] slope, out double[][] bend);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] way = Solve(bend, slope);
            double length = 1, next = double.NegativeInfinity;
            double[] there = at;
            for (; length > 1e-9; length /= 2)
            {
                there = [.. at.Zip(way, (a, w) => a + (length * w))];
                next = Penalised(there, out slope, out bend);
                if (next >= value)
                {
                    break;
                }
            }

            bool isThere = next - value < 1e-10 * (1 + Math.Abs(value));
            (at, value) = next >= value ? (there, next) : (at, value);
            if (isThere)
            {
                break;
            }
        }

        return new ConditionalLogit(at, factors);

        double Penalised(double[] parameters, out double[] gradient, out double[][] curvature)
        {
            double sum = 0;
            gradient = new double[size];
            curvature = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
            for (int i = 0; i < size; i++)
            {
                double off = i < factors ? parameters[i] - towards : parameters[i], weight = i < factors ? ridge[i] : PlaceRidge;
                sum -= weight / 2 * off * off;
                gradient[i] -= weight * off;
                curvature[i][i] += weight;
            }

            foreach (var page in pages)
            {
                sum += Add(page, scale, factors, parameters, gradient, curvature);
            }

            return sum;
        }
    }

    /// <summary>The logarithm of the chance of what was chosen on a page.</summary>
    public double LogLikelihood(ShownPage page, double[] scale) => Add(page, scale, Factors.Length, _parameters, null, null);

    // Each chosen card against all that were left.
    private static double Add(ShownPage page, double[] scale, int factors, double[] parameters, double[]? gradient, double[][]? curvature)
    {
        int cards = page.Parts.Count;
        double[][] features = [.. Enumerable.Range(0, cards).Select(card => Features(page, card, scale, factors, parameters.Length))];
        double[] utility = [.. features.Select(of => of.Zip(parameters, (f, p) => f * p).Sum())];
        double sum = 0;
        for (int chosen = 0; chosen < cards; chosen++)
        {
            if (!page.Chosen[chosen])
            {
                continue;
            }

            int[] among = [.. Enumerable.Range(0, cards).Where(card => card == chosen || !page.Chosen[card])];
            double most = among.Max(card => utility[card]), total = among.Sum(card => Math.Exp(utility[card] - most));
            sum += utility[chosen] - most - Math.Log(total);
            if (gradient is null)
            {
                continue;
            }

            double[] mean = new double[parameters.Length];
            foreach (int card in among)
            {
                double chance = Math.Exp(utility[card] - most) / total;
                for (int i = 0; i < mean.Length; i++)
                {
                    mean[i] += chance * features[card][i];
                }
            }

            for (int i = 0; i < mean.Length; i++)
            {
                gradient[i] += features[chosen][i] - mean[i];
            }

            foreach (int card in among)
            {
                double chance = Math.Exp(utility[card] - most) / total;
                for (int i = 0; i < mean.Length; i++)
                {
                    double off = chance * (features[card][i] - mean[i]);
                    for (int j = 0; off != 0 && j < mean.Length; j++)
                    {
                        curvature![i][j] += off * (features[card][j] - mean[j]);
                    }
                }
            }
        }

        return sum;
    }

    private static double[] Features(ShownPage page, int card, double[] scale, int factors, int size)
    {
        double[] features = new double[size];
        for (int part = 0; part < scale.Length; part++)
        {
            features[factors == 1 ? 0 : part] += scale[part] * page.Parts[card][part];
        }

        if (Math.Min(card, Places - 1) is var place and > 0)
        {
            features[factors + place - 1] = 1;
        }

        return features;
    }

    // Cholesky's way; the ridges keep the matrix positive.
    private static double[] Solve(double[][] matrix, double[] right)
    {
        int size = right.Length;
        double[][] lower = [.. matrix.Select(row => (double[])row.Clone())];
        for (int j = 0; j < size; j++)
        {
            for (int k = 0; k < j; k++)
            {
                lower[j][j] -= lower[j][k] * lower[j][k];
            }

            lower[j][j] = Math.Sqrt(lower[j][j]);
            for (int i = j + 1; i < size; i++)
            {
                for (int k = 0; k < j; k++)
                {
                    lower[i][j] -= lower[i][k] * lower[j][k];
                }

                lower[i][j] /= lower[j][j];
            }
        }

        double[] solved = (double[])right.Clone();
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                solved[i] -= lower[i][k] * solved[k];
            }

            solved[i] /= lower[i][i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                solved[i] -= lower[k][i] * solved[k];
            }

            solved[i] /= lower[i][i];
        }

        return solved;
    }
}
