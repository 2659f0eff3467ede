using System.Collections.Frozen;
using System.Numerics;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance;

/// <summary>How much more often members of a group have a Kristal than everyone else: only where that is beyond doubt. Immutable.</summary>
/// <remarks>
/// The ratio of the two shares, with the interval of its logarithm (Katz, Baptista, Azen and Pike, Biometrics 1978) at 95% for all Kristals of the group
/// together (Bonferroni). A Kristal that fewer than ten members have, or nobody else, has none.
/// </remarks>
internal sealed class GroupLifts
{
    private const int LeastMembers = 10;
    private const double Level = 0.95;

    private readonly FrozenDictionary<int, double>[] _lifts;

    private GroupLifts(FrozenDictionary<int, double>[] lifts)
    {
        _lifts = lifts;
    }

    /// <summary>Counts customers.</summary>
    /// <param name="interactions">Who has what.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="customers">How many customers there are, those without interactions included.</param>
    public static GroupLifts Of(Interactions interactions, IReadOnlyList<CustomerGroup> groups, int customers)
    {
        int[] all = interactions.CustomersByKristal();
        int[][] members = [.. groups.Select(_ => new int[all.Length])];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            var kristals = interactions.KristalsOf(customer);
            for (int group = 0; group < groups.Count && !kristals.IsEmpty; group++)
            {
                if (BitKernels.IsSet(groups[group].Members.Span, customer))
                {
                    foreach (int kristal in kristals)
                    {
                        members[group][kristal]++;
                    }
                }
            }
        }

        return new GroupLifts([.. groups.Select((group, place) => Lifts(members[place], all, Size(group), customers).ToFrozenDictionary())]);
    }

    /// <summary>How many times as often, by Kristal; only where that is beyond doubt.</summary>
    public FrozenDictionary<int, double> Of(int group) => _lifts[group];

    private static int Size(CustomerGroup group)
    {
        int size = 0;
        foreach (ulong word in group.Members.Span)
        {
            size += BitOperations.PopCount(word);
        }

        return size;
    }

    private static Dictionary<int, double> Lifts(int[] members, int[] all, int size, int customers)
    {
        var lifts = new Dictionary<int, double>();
        int others = customers - size;
        int looked = members.Count(have => have > 0);
        if (looked == 0 || others <= 0)
        {
            return lifts;
        }

        double width = Quantiles.Normal(1 - Math.Max(1e-9, (1 - Level) / 2 / looked));
        for (int kristal = 0; kristal < members.Length; kristal++)
        {
            double inside = members[kristal], outside = all[kristal] - members[kristal];
            if (inside < LeastMembers || outside <= 0)
            {
                continue;
            }

            double lift = inside / size / (outside / others);
            double error = Math.Sqrt((1 / inside) - (1.0 / size) + (1 / outside) - (1.0 / others));
            if (Math.Log(lift) - (width * error) > 0)
            {
                lifts[kristal] = lift;
            }
        }

        return lifts;
    }
}
