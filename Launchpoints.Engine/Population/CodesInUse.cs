using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>Which texts of a dictionary anybody still has, so that an archive keeps no others: the name of somebody who was erased, for example.</summary>
internal sealed class CodesInUse(TextDictionary dictionary)
{
    private readonly int _count = dictionary.Count;
    private readonly ulong[] _used = new ulong[BitKernels.WordsFor(dictionary.Count)];

    /// <summary>Takes the codes of a column into account.</summary>
    public void Add(Column? column)
    {
        switch (column)
        {
            case PackedColumn<int, byte, NarrowCoding<byte>> narrow:
                Add(narrow);
                break;
            case PackedColumn<int, ushort, NarrowCoding<ushort>> narrow:
                Add(narrow);
                break;
            case PackedColumn<int, int, PlainCoding<int>> plain:
                Add(plain);
                break;
            case TagBitmapsColumn tags:
                Add(tags.Codes);
                break;
            case TagListsColumn tags:
                Add(tags.Codes);
                break;
        }
    }

    /// <summary>The new code of every old one in the same order, −1 for those not in use; null when all are.</summary>
    public (int[]? Codes, string[] Texts) Renumber()
    {
        var texts = new List<string>(_count);
        var codes = new int[_count];
        for (int code = 0; code < _count; code++)
        {
            codes[code] = BitKernels.IsSet(_used, code) ? texts.Count : -1;
            if (codes[code] >= 0)
            {
                texts.Add(dictionary[code]);
            }
        }

        return (texts.Count == _count ? null : codes, [.. texts]);
    }

    private void Add<TStored, TCoding>(PackedColumn<int, TStored, TCoding> column)
        where TStored : unmanaged, System.Numerics.IComparisonOperators<TStored, TStored, bool>
        where TCoding : struct, IColumnCoding<int, TStored>
    {
        foreach (var stored in column.Values)
        {
            if (column.Coding.Decode(stored) is var code and >= 0)
            {
                _used[code >> 6] |= 1UL << code;
            }
        }
    }

    private void Add(int[] codes)
    {
        foreach (int code in codes)
        {
            _used[code >> 6] |= 1UL << code;
        }
    }
}
