using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Relevance;

/// <summary>
/// What customers like this one choose, without looking at what this one chose: decayed counts of the customer's group, shrunk to its parent
/// group and to everyone as far as the group is small or no different. Customers without history are compared with what customers chose first.
/// </summary>
/// <remarks>
/// The score is a share: how much of what is chosen goes to the Kristal. Shrinkage is empirical Bayes, see <see cref="DirichletStrength"/>. The
/// levels are: every Kristal alike; everyone; everyone's first (or later) choices; the groups under them, level by level. A customer's first choices
/// are those of the instant of the first event. Where that is the earliest instant of all, the data may well begin with what customers already had:
/// such choices count as both.
/// </remarks>
public sealed class PriorModel : RelevanceModel
{
    private readonly ChoiceShares _first;
    private readonly ChoiceShares _later;

    private PriorModel(int kristals, ChoiceShares first, ChoiceShares later, Interactions interactions)
    {
        KristalCount = kristals;
        _first = first;
        _later = later;
        Scale = RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "prior";

    /// <inheritdoc/>
    public override int KristalCount { get; }

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <summary>Counts, and fits how strongly small groups are shrunk.</summary>
    /// <param name="interactions">What was chosen by whom, and when; may be empty.</param>
    /// <param name="groups">The groups, parents before their children; may be empty.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="options">How counts age.</param>
    /// <exception cref="ArgumentException">A group's parent does not come before it.</exception>
    public static PriorModel Fit(Interactions interactions, IReadOnlyList<CustomerGroup> groups, long asOf, PriorOptions options)
    {
        for (int group = 0; group < groups.Count; group++)
        {
            if (groups[group].Parent < -1 || groups[group].Parent >= group)
            {
                throw new ArgumentException($"The parent of group {group} is {groups[group].Parent}; it has to come before it.");
            }
        }

        var first = new ChoiceCounts(interactions.KristalCount, groups.Count);
        var later = new ChoiceCounts(interactions.KristalCount, groups.Count);
        long earliest = interactions.Earliest;
        var memberships = new List<int>();
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            var chosen = interactions.KristalsOf(customer);
            if (chosen.IsEmpty)
            {
                continue;
            }

            memberships.Clear();
            for (int group = 0; group < groups.Count; group++)
            {
                if (BitKernels.IsSet(groups[group].Members.Span, customer))
                {
                    memberships.Add(group);
                }
            }

            var times = interactions.FirstOf(customer);
            long began = Earliest(times);
            for (int i = 0; i < chosen.Length; i++)
            {
                if (times[i] == began)
                {
                    first.Add(chosen[i], options.FirstChoices.Weight(times[i], asOf), memberships);
                }

                if (times[i] != began || began == earliest)
                {
                    later.Add(chosen[i], options.LaterChoices.Weight(times[i], asOf), memberships);
                }
            }
        }

        var everyone = ChoiceShares.Everyone(first, later);
        return new PriorModel(interactions.KristalCount, ChoiceShares.Of(first, groups, everyone), ChoiceShares.Of(later, groups, everyone), interactions);
    }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores) => Of(customer).Add(customer.Group, factor, scores);

    internal override void AddAlike(CustomerHistory customer, double factor, Span<double> scores)
    {
    }

    internal override void AddOfGroup(CustomerHistory customer, double factor, Span<double> scores) => Add(customer, factor, scores);

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into) =>
        Of(customer).Explain(customer.Group, kristal, factor, into);

    internal override void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest) =>
        Of(customer).FindStrongest(customer.Group, kristal, factor, ref strongest);

    private static long Earliest(ReadOnlySpan<long> times)
    {
        long earliest = times[0];
        foreach (long time in times)
        {
            earliest = Math.Min(earliest, time);
        }

        return earliest;
    }

    private ChoiceShares Of(CustomerHistory customer) => customer.Kristals.IsEmpty ? _first : _later;
}
