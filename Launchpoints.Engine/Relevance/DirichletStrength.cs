namespace Launchpoints.Engine.Relevance;

/// <summary>How many observations of its own a group needs before they weigh as much as its parent's shares.</summary>
/// <remarks>
/// Empirical Bayes: the counts of each group are taken for draws from shares that are themselves drawn from a Dirichlet distribution around the
/// expected shares, with one strength for all groups of a level. The strength that makes the counts most likely (Dirichlet–multinomial; Minka,
/// "Estimating a Dirichlet distribution", 2000) is found by golden-section search over its logarithm. Groups that differ much from their parents
/// give a small strength, groups that do not a large one.
/// </remarks>
internal static class DirichletStrength
{
    /// <summary>The bounds of the search.</summary>
    public const double Least = 1e-2;
    public const double Most = 1e7;

    private const int Steps = 48;

    /// <summary>The most likely strength, <see cref="Least"/> to <see cref="Most"/>.</summary>
    /// <param name="groups">The groups of one level; empty gives <see cref="Most"/>, since nothing says that groups differ.</param>
    public static double Fit(IReadOnlyList<GroupCounts> groups)
    {
        if (groups.All(g => g.Total == 0))
        {
            return Most;
        }

        const double Section = 0.618033988749894848;
        double low = Math.Log(Least), high = Math.Log(Most);
        double a = high - (Section * (high - low)), b = low + (Section * (high - low));
        double atA = LogLikelihood(groups, Math.Exp(a)), atB = LogLikelihood(groups, Math.Exp(b));
        for (int step = 0; step < Steps; step++)
        {
            if (atA >= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Section * (high - low));
                atA = LogLikelihood(groups, Math.Exp(a));
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Section * (high - low));
                atB = LogLikelihood(groups, Math.Exp(b));
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The logarithm of how likely the counts are, without what does not depend on the strength. Counts may be fractions, as decayed ones are.</summary>
    internal static double LogLikelihood(IReadOnlyList<GroupCounts> groups, double strength)
    {
        double sum = 0;
        foreach (var group in groups)
        {
            sum += LogGamma.Of(strength) - LogGamma.Of(strength + group.Total);
            for (int i = 0; i < group.Counts.Length; i++)
            {
                double count = group.Counts[i];
                if (count > 0 && group.Expected[i] > 0)
                {
                    double expected = strength * group.Expected[i];
                    sum += LogGamma.Of(expected + count) - LogGamma.Of(expected);
                }
            }
        }

        return sum;
    }
}
