using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>A set of dictionary codes a row: row r has <c>Codes[Offsets[r]..Offsets[r + 1]]</c>, in no particular order.</summary>
/// <param name="offsets">Rows + 1 positions; a missing row is empty.</param>
/// <param name="codes">The codes of all rows, one after the other.</param>
/// <param name="present">A bit a row; an empty set is present, a missing one is not.</param>
internal sealed class TagsColumn(int[] offsets, int[] codes, ulong[] present) : Column
{
    public int[] Offsets { get; } = offsets;

    public int[] Codes { get; } = codes;

    public ulong[] Present { get; } = present;

    public override int Length => Offsets.Length - 1;

    public bool IsPresent(int row) => (uint)row < (uint)Length && (Present[row >> 6] >> row & 1) != 0;

    public ReadOnlySpan<int> Of(int row) => Codes.AsSpan(Offsets[row]..Offsets[row + 1]);

    public override AttributeValue Get(int row, AttributeSlot attribute)
    {
        if (!IsPresent(row))
        {
            return AttributeValue.Missing;
        }

        var tags = new List<string>();
        foreach (int code in Of(row))
        {
            tags.Add(attribute.Dictionary[code]);
        }

        return AttributeValue.OfTags(tags);
    }

    public override ColumnBuilder Edit() => new TagsColumnBuilder(this);

    public override int CountPresent()
    {
        int count = 0;
        foreach (ulong word in Present)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        return count;
    }
}
