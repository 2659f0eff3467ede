namespace Launchpoints.Engine.Relevance;

/// <summary>Decayed counts of choices by Kristal, of all customers and of each group. Filled by one thread.</summary>
internal sealed class ChoiceCounts
{
    private readonly double[][] _groups;

    public ChoiceCounts(int kristals, int groups)
    {
        All = new double[kristals];
        _groups = new double[groups][];
        for (int group = 0; group < groups; group++)
        {
            _groups[group] = new double[kristals];
        }
    }

    /// <summary>Of all customers, by Kristal.</summary>
    public double[] All { get; }

    /// <summary>Of a group's members, by Kristal.</summary>
    public double[] Of(int group) => _groups[group];

    /// <summary>Counts one choice.</summary>
    /// <param name="groups">The groups that the customer is in.</param>
    public void Add(int kristal, double weight, List<int> groups)
    {
        All[kristal] += weight;
        foreach (int group in groups)
        {
            _groups[group][kristal] += weight;
        }
    }
}
