using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>How many customers have a Kristal, over everyone and all time: what everything else is compared with, and the check that the protocol is the published one.</summary>
internal sealed class Popularity(Interactions interactions) : RelevanceModel
{
    private readonly int[] _customers = interactions.CustomersByKristal();

    public override string Name => "popularity";

    public override int KristalCount => _customers.Length;

    public override RelevanceScale Scale => new(0, 1);

    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] += factor * _customers[i];
        }
    }

    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into) =>
        into.Add(new Contribution(ContributionKind.Group, -1, factor * _customers[kristal]));
}
