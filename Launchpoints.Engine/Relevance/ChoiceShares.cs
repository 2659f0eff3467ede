namespace Launchpoints.Engine.Relevance;

/// <summary>Shares of choices by Kristal, each group's shrunk to its parent's. Immutable.</summary>
internal sealed class ChoiceShares
{
    private readonly Node[] _groups;
    private readonly Node _all;

    private ChoiceShares(Node all, Node[] groups)
    {
        _all = all;
        _groups = groups;
    }

    /// <summary>Adds the shares of a group, −1 for all customers, times a factor.</summary>
    public void Add(int group, double factor, Span<double> scores) => ScoreKernels.AddScaled(factor, Of(group).Shares, scores);

    /// <summary>Takes a share apart: what each group up to everyone adds to it.</summary>
    public void Explain(int group, int kristal, double factor, List<Contribution> into)
    {
        for (var node = Of(group); ; node = node.Parent)
        {
            Append(ContributionKind.Group, node.Group, factor * node.Own(kristal));
            factor *= node.FromParent;
            if (node.Parent is null)
            {
                Append(ContributionKind.Anything, 0, factor / node.Shares.Length);
                return;
            }
        }

        void Append(ContributionKind kind, int subject, double amount)
        {
            if (amount != 0)
            {
                into.Add(new Contribution(kind, subject, amount));
            }
        }
    }

    /// <summary>The largest of these that comes from a group.</summary>
    public void FindStrongest(int group, int kristal, double factor, ref Contribution strongest)
    {
        for (var node = Of(group); node is not null; node = node.Parent)
        {
            double amount = factor * node.Own(kristal);
            if (amount > strongest.Amount)
            {
                strongest = new Contribution(ContributionKind.Group, node.Group, amount);
            }

            factor *= node.FromParent;
        }
    }

    private Node Of(int group) => group < 0 ? _all : _groups[group];

    /// <summary>Everyone's shares of all choices, shrunk to every Kristal alike: the root.</summary>
    public static Node Everyone(ChoiceCounts first, ChoiceCounts later)
    {
        double[] counts = [.. first.All.Zip(later.All, (a, b) => a + b)];
        return new Node(null, -1, counts, DirichletStrength.Fit([new GroupCounts(counts, Alike(counts.Length))]));
    }

    public static ChoiceShares Of(ChoiceCounts counts, IReadOnlyList<CustomerGroup> groups, Node everyone)
    {
        var all = new Node(everyone, -1, counts.All, DirichletStrength.Fit([everyone.Beside(counts.All)]));
        var nodes = new Node[groups.Count];
        int[] depth = new int[groups.Count];
        for (int group = 0; group < groups.Count; group++)
        {
            depth[group] = groups[group].Parent < 0 ? 0 : depth[groups[group].Parent] + 1;
        }

        // Level by level, since a level's strength is fitted to all its groups beside their finished parents.
        foreach (var level in Enumerable.Range(0, groups.Count).GroupBy(group => depth[group]).OrderBy(level => level.Key))
        {
            double strength = DirichletStrength.Fit([.. level.Select(group => Parent(group).Beside(counts.Of(group)))]);
            foreach (int group in level)
            {
                nodes[group] = new Node(Parent(group), group, counts.Of(group), strength);
            }
        }

        return new ChoiceShares(all, nodes);

        Node Parent(int group) => groups[group].Parent < 0 ? all : nodes[groups[group].Parent];
    }

    private static double[] Alike(int kristals)
    {
        double[] shares = new double[kristals];
        Array.Fill(shares, 1.0 / kristals);
        return shares;
    }

    /// <summary>One group's shares, and how they come from its own counts and its parent's shares.</summary>
    internal sealed class Node
    {
        private readonly double[] _counts;
        private readonly double _counted;
        private readonly double _strength;
        private readonly double _perChoice;

        public Node(Node? parent, int group, double[] counts, double strength)
        {
            Parent = parent;
            Group = group;
            _counts = counts;
            _counted = counts.Sum();
            _strength = strength;
            _perChoice = 1 / (_counted + strength);
            FromParent = strength * _perChoice;
            Shares = parent is null ? Alike(counts.Length) : [.. parent.Shares];
            for (int i = 0; i < Shares.Length; i++)
            {
                Shares[i] = (FromParent * Shares[i]) + Own(i);
            }
        }

        public Node? Parent { get; }

        public int Group { get; }

        /// <summary>How much of the parent's shares goes into these, 0 to 1.</summary>
        public double FromParent { get; }

        /// <summary>By Kristal; above 0, adding up to 1.</summary>
        public double[] Shares { get; }

        /// <summary>What the group's own counts add to the share of a Kristal.</summary>
        public double Own(int kristal) => _counts[kristal] * _perChoice;

        /// <summary>A group under this one, beside what this one would be without it: a group that makes up most of its parent must not pass for one that its parent predicts well.</summary>
        public GroupCounts Beside(double[] group)
        {
            double[] above = Parent?.Shares ?? Alike(group.Length);
            double[] others = new double[group.Length];
            double total = Math.Max(0, _counted - group.Sum()) + _strength;
            for (int i = 0; i < others.Length; i++)
            {
                // Sums of the same numbers in another order can differ in the last digits, also below 0.
                others[i] = (Math.Max(0, _counts[i] - group[i]) + (_strength * above[i])) / total;
            }

            return new GroupCounts(group, others);
        }
    }
}
