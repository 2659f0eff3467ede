using System.Numerics;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>The members of a rule in one snapshot at one instant: a bit for each customer row.</summary>
public sealed class MemberSet
{
    private readonly PopulationSnapshot _population;

    internal MemberSet(PopulationSnapshot population, ulong[] words)
    {
        _population = population;
        Words = words;
        Count = words.Sum(BitOperations.PopCount);
    }

    /// <summary>How many members; 0 or more.</summary>
    public int Count { get; }

    /// <summary><see cref="CustomerBlock.Words"/> words for each block of the snapshot.</summary>
    internal ulong[] Words { get; }

    /// <summary>Whether a customer is a member; false for a key that is not there.</summary>
    public bool Contains(string customer) => _population.FindRow(customer) is var row and >= 0 && ContainsRow(row);

    /// <summary>The members' keys in no promised order.</summary>
    public IEnumerable<string> Keys()
    {
        foreach (int row in Rows())
        {
            yield return _population.KeyOf(row);
        }
    }

    /// <summary>At most <paramref name="count"/> members, spread evenly over the set.</summary>
    public IReadOnlyList<string> Sample(int count)
    {
        var sample = new List<string>();
        int position = 0;
        foreach (int row in Rows())
        {
            if ((long)position++ * count / Math.Max(1, Count) >= sample.Count)
            {
                sample.Add(_population.KeyOf(row));
            }
        }

        return sample;
    }

    internal bool ContainsRow(int row) => row >> 6 < Words.Length && (Words[row >> 6] >> row & 1) != 0;

    internal ReadOnlySpan<ulong> Block(int block) => Words.AsSpan(block * CustomerBlock.Words, CustomerBlock.Words);

    internal IEnumerable<int> Rows()
    {
        for (int i = 0; i < Words.Length; i++)
        {
            for (ulong word = Words[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
