using System.Collections.Immutable;
using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>How every model did on the held-back choices of a segment, customer by customer, so that two of them can be compared on the same ones. Immutable.</summary>
/// <remarks>
/// A customer who chose something in several windows is one observation with a mean over them; intervals are over customers. They take the skewness out
/// as those of experiments do, since most customers' figures are 0 or 1.
/// </remarks>
public sealed class SegmentEvidence
{
    /// <summary>Fewer customers than this give no interval.</summary>
    public const int LeastCustomers = 30;

    /// <summary>Fewer customers than this give no winner.</summary>
    public const int LeastCustomersToChoose = 100;

    private readonly ImmutableArray<ModelTally> _tallies;
    private readonly double _level;

    internal SegmentEvidence(IEnumerable<ModelTally> tallies, double level)
    {
        _tallies = [.. tallies];
        _level = level;
        Models = [.. _tallies.Select(tally => new ModelFigures(tally.Model, tally.Figures(newOnly: false, level), tally.Figures(newOnly: true, level)))];
    }

    /// <summary>Each model's figures; in the order popular, prior, similar, walk, content, blend, own, of those that were trained.</summary>
    public ImmutableArray<ModelFigures> Models { get; }

    /// <summary>A model's figures by its name; null where there are none of it.</summary>
    public ModelFigures? Of(string model) => Models.FirstOrDefault(figures => figures.Model == model);

    /// <summary>How much more nDCG one model has than another, customer by customer.</summary>
    /// <param name="model">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="newOnly">Only of customers without history.</param>
    /// <returns>−1 to 1; null for fewer customers than <see cref="LeastCustomers"/>, or where one of the models is not there.</returns>
    public Interval? Difference(string model, string other, bool newOnly = false) => Difference(model, other, newOnly, _level);

    /// <summary>Which model measured best, and whether that is beyond doubt.</summary>
    public ModelComparison Compare()
    {
        if (_tallies.Length < 2 || _tallies[0].Customers(newOnly: false) < LeastCustomers)
        {
            return new ModelComparison(null, [], null, BackTestProblems.TooFewCustomers);
        }

        var best = _tallies.MaxBy(tally => tally.Ndcg)!;

        // Each of the leads may be wrong; together they should be right as often as was asked for (Bonferroni).
        double each = 1 - ((1 - _level) / (_tallies.Length - 1));
        ImmutableArray<ModelLead> leads =
        [
            .. _tallies.Where(tally => tally != best).Select(tally => new ModelLead(tally.Model, Difference(best.Model, tally.Model, newOnly: false, each)!.Value)),
        ];
        string? refusal = best.Customers(newOnly: false) < LeastCustomersToChoose ? BackTestProblems.TooFewCustomersToChoose
            : leads.Any(lead => lead.Difference.Low <= 0) ? BackTestProblems.TooClose
            : null;
        return new ModelComparison(best.Model, leads, refusal is null ? best.Model : null, refusal);
    }

    private Interval? Difference(string model, string other, bool newOnly, double level) =>
        _tallies.FirstOrDefault(tally => tally.Model == model) is { } a && _tallies.FirstOrDefault(tally => tally.Model == other) is { } b
            ? a.NdcgLess(b, newOnly, level)
            : null;
}
