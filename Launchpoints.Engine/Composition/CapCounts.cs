using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>Counts the cards of a ribbon against its caps.</summary>
internal sealed class CapCounts(ImmutableArray<CardCap> caps, KristalTraits traits)
{
    private readonly (int[][] Values, int Most, Dictionary<int, int> Counts)[] _caps = [.. caps.Select(c => (traits.ValuesOf(c.Attribute), c.Most, new Dictionary<int, int>()))];

    /// <summary>Whether a card more of this Kristal would be within every cap.</summary>
    public bool HasRoomFor(int row)
    {
        foreach (var (values, most, counts) in _caps)
        {
            foreach (int value in values[row])
            {
                if (counts.GetValueOrDefault(value) >= most)
                {
                    return false;
                }
            }
        }

        return true;
    }

    public void Add(int row) => Change(row, 1);

    public void Remove(int row) => Change(row, -1);

    private void Change(int row, int by)
    {
        foreach (var (values, _, counts) in _caps)
        {
            foreach (int value in values[row])
            {
                counts[value] = counts.GetValueOrDefault(value) + by;
            }
        }
    }
}
