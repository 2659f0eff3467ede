using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>What <see cref="PopularModel"/> is, from interactions: how many members had to do with a Kristal in its window of 365 days.</summary>
internal sealed class SegmentPopularity : RelevanceModel
{
    private const long Window = 365L * 86_400_000;

    private readonly int[] _members;

    public SegmentPopularity(Interactions interactions, ReadOnlySpan<ulong> members, long asOf)
    {
        _members = new int[interactions.KristalCount];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            if (BitKernels.IsSet(members, customer))
            {
                var kristals = interactions.KristalsOf(customer);
                var last = interactions.LastOf(customer);
                for (int i = 0; i < kristals.Length; i++)
                {
                    _members[kristals[i]] += last[i] >= asOf - Window ? 1 : 0;
                }
            }
        }
    }

    public override string Name => PopularModel.Name;

    public override int KristalCount => _members.Length;

    public override RelevanceScale Scale => new(0, 1);

    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        for (int kristal = 0; kristal < _members.Length; kristal++)
        {
            scores[kristal] += factor * _members[kristal];
        }
    }

    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        if (factor * _members[kristal] is var amount and not 0)
        {
            into.Add(new Contribution(ContributionKind.Group, customer.Group, amount));
        }
    }
}
