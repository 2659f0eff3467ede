namespace Launchpoints.Engine.Relevance;

/// <summary>What a model is asked about: one customer, as far as models know customers.</summary>
/// <param name="kristals">The Kristals the customer had to do with, ascending, each once; may be empty. Those beyond the model's columns are passed over.</param>
/// <param name="group">The group the customer is looked at as a member of, by its place in what the prior was fitted with; −1 for everyone.</param>
public readonly ref struct CustomerHistory(ReadOnlySpan<int> kristals, int group = -1)
{
    /// <summary>The Kristals the customer had to do with, ascending.</summary>
    public ReadOnlySpan<int> Kristals { get; } = kristals;

    /// <summary>The group, −1 for everyone.</summary>
    public int Group { get; } = group;
}
