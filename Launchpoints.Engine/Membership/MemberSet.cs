using System.Numerics;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>The members of a rule in one snapshot at one instant: a bit for each customer row.</summary>
public sealed class MemberSet
{
    private static readonly ulong[] Nobody = new ulong[CustomerBlock.Words];

    private readonly PopulationSnapshot _population;
    private readonly ulong[]?[] _blocks;
    private readonly int _offset;

    internal MemberSet(PopulationSnapshot population, ulong[]?[] blocks)
        : this(population, blocks, 0, blocks.Sum(b => b is null ? 0 : BitKernels.Count(b)))
    {
    }

    /// <param name="blocks">For each block an array that holds a bit a row; null for a block without members.</param>
    /// <param name="offset">Where in each array they begin.</param>
    /// <param name="count">How many are set.</param>
    internal MemberSet(PopulationSnapshot population, ulong[]?[] blocks, int offset, int count)
    {
        _offset = offset;
        _population = population;
        _blocks = blocks;
        Count = count;
    }

    /// <summary>How many members; 0 or more.</summary>
    public int Count { get; }

    /// <summary>A block's bitmap to keep; null for one without members.</summary>
    internal static ulong[]? Keep(ReadOnlySpan<ulong> members) => members.ContainsAnyExcept(0UL) ? members.ToArray() : null;

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

    internal bool ContainsRow(int row) =>
        row / CustomerBlock.Size < _blocks.Length && BitKernels.IsSet(Block(row / CustomerBlock.Size), row % CustomerBlock.Size);

    /// <summary>A bit a row of the block.</summary>
    internal ReadOnlySpan<ulong> Block(int block) => _blocks[block] is { } words ? words.AsSpan(_offset, CustomerBlock.Words) : Nobody;

    internal IEnumerable<int> Rows()
    {
        for (int block = 0; block < _blocks.Length; block++)
        {
            for (int i = 0; _blocks[block] is { } words && i < CustomerBlock.Words; i++)
            {
                for (ulong word = words[_offset + i]; word != 0; word &= word - 1)
                {
                    yield return (block * CustomerBlock.Size) + (i << 6) + BitOperations.TrailingZeroCount(word);
                }
            }
        }
    }
}
