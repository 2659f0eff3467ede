namespace Launchpoints.Engine.Population;

/// <summary>Writes columns as they are stored, and reads them back. The numbers stand for codings and are written into files.</summary>
internal static class ColumnArchive
{
    /// <summary>Writes columns by ordinal; null stays null.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="codes">For each ordinal the new code of every old one, −1 for those nobody has; null where codes stay.</param>
    /// <param name="to">Takes them.</param>
    public static void Write(Column?[] columns, int[]?[] codes, ArchiveWriter to)
    {
        to.Int(columns.Length);
        for (int ordinal = 0; ordinal < columns.Length; ordinal++)
        {
            Write(columns[ordinal], ordinal < codes.Length ? codes[ordinal] : null, to);
        }
    }

    public static Column?[] ReadAll(ref ArchiveReader from)
    {
        var columns = new Column?[from.Count(1)];
        for (int ordinal = 0; ordinal < columns.Length; ordinal++)
        {
            columns[ordinal] = Read(ref from);
        }

        return columns;
    }

    public static void Write(Column? column, int[]? codes, ArchiveWriter to)
    {
        switch (column)
        {
            case null:
                to.Byte(0);
                break;
            case PackedColumn<double, sbyte, WholeCoding<sbyte>> whole:
                Write(1, whole.Values, to);
                break;
            case PackedColumn<double, short, WholeCoding<short>> whole:
                Write(2, whole.Values, to);
                break;
            case PackedColumn<double, int, WholeCoding<int>> whole:
                Write(3, whole.Values, to);
                break;
            case PackedColumn<double, int, HundredthCoding> hundredths:
                Write(4, hundredths.Values, to);
                break;
            case PackedColumn<double, double, PlainCoding<double>> plain:
                Write(5, plain.Values, to);
                break;
            case PackedColumn<long, ushort, InstantCoding<ushort>> instants:
                Write(6, instants.Values, to);
                to.Long(instants.Coding.Base);
                to.Long(instants.Coding.Unit);
                break;
            case PackedColumn<long, uint, InstantCoding<uint>> instants:
                Write(7, instants.Values, to);
                to.Long(instants.Coding.Base);
                to.Long(instants.Coding.Unit);
                break;
            case PackedColumn<long, long, PlainCoding<long>> plain:
                Write(8, plain.Values, to);
                break;
            case PackedColumn<int, byte, NarrowCoding<byte>> narrow:
                Write(9, codes is null ? narrow.Values : Renumbered(narrow, codes), to);
                break;
            case PackedColumn<int, ushort, NarrowCoding<ushort>> narrow:
                Write(10, codes is null ? narrow.Values : Renumbered(narrow, codes), to);
                break;
            case PackedColumn<int, int, PlainCoding<int>> plain:
                Write(11, codes is null ? plain.Values : Renumbered(plain, codes), to);
                break;
            case BooleanColumn truths:
                Write(12, truths.Truths, to);
                to.Array<ulong>(truths.Present);
                to.Int(truths.Length);
                break;
            case TagBitmapsColumn tags:
                Write(13, Renumbered(tags.Codes, codes), to);
                to.Array<ulong>(tags.Present);
                to.Int(tags.Length);
                foreach (var bitmap in tags.Bitmaps)
                {
                    to.Array<ulong>(bitmap);
                }

                break;
            case TagListsColumn tags:
                Write(14, Renumbered(tags.Codes, codes), to);
                to.Array<ulong>(tags.Present);
                to.Array<int>(tags.Offsets);
                break;
            default:
                throw new InvalidOperationException($"There is no form of a {column.GetType()} in an archive.");
        }
    }

    public static Column? Read(ref ArchiveReader from)
    {
        switch (from.Byte())
        {
            case 0:
                return null;
            case 1:
                return new PackedColumn<double, sbyte, WholeCoding<sbyte>>(from.Array<sbyte>(), default);
            case 2:
                return new PackedColumn<double, short, WholeCoding<short>>(from.Array<short>(), default);
            case 3:
                return new PackedColumn<double, int, WholeCoding<int>>(from.Array<int>(), default);
            case 4:
                return new PackedColumn<double, int, HundredthCoding>(from.Array<int>(), default);
            case 5:
                return new PackedColumn<double, double, PlainCoding<double>>(from.Array<double>(), default);
            case 6:
                return new PackedColumn<long, ushort, InstantCoding<ushort>>(from.Array<ushort>(), new InstantCoding<ushort>(from.Long(), from.Long()));
            case 7:
                return new PackedColumn<long, uint, InstantCoding<uint>>(from.Array<uint>(), new InstantCoding<uint>(from.Long(), from.Long()));
            case 8:
                return new PackedColumn<long, long, PlainCoding<long>>(from.Array<long>(), default);
            case 9:
                return new PackedColumn<int, byte, NarrowCoding<byte>>(from.Array<byte>(), default);
            case 10:
                return new PackedColumn<int, ushort, NarrowCoding<ushort>>(from.Array<ushort>(), default);
            case 11:
                return new PackedColumn<int, int, PlainCoding<int>>(from.Array<int>(), default);
            case 12:
                ulong[] truths = from.Array<ulong>(), present = from.Array<ulong>();
                return new BooleanColumn(from.Int(), truths, present);
            case 13:
                return ReadBitmaps(ref from);
            case 14:
                int[] codes = from.Array<int>();
                return new TagListsColumn(from.Array<ulong>(), from.Array<int>(), codes);
            case var unknown:
                throw new InvalidDataException($"There is no coding {unknown}.");
        }
    }

    private static TagBitmapsColumn ReadBitmaps(ref ArchiveReader from)
    {
        int[] codes = from.Array<int>();
        ulong[] present = from.Array<ulong>();
        int length = from.Int();
        var bitmaps = new ulong[codes.Length][];
        for (int i = 0; i < bitmaps.Length; i++)
        {
            bitmaps[i] = from.Array<ulong>();
        }

        return new TagBitmapsColumn(length, present, codes, bitmaps);
    }

    private static void Write<T>(byte kind, ReadOnlySpan<T> values, ArchiveWriter to)
        where T : unmanaged
    {
        to.Byte(kind);
        to.Array(values);
    }

    private static TStored[] Renumbered<TStored, TCoding>(PackedColumn<int, TStored, TCoding> column, int[] codes)
        where TStored : unmanaged, System.Numerics.IComparisonOperators<TStored, TStored, bool>
        where TCoding : struct, IColumnCoding<int, TStored>
    {
        var renumbered = new TStored[column.Length];
        for (int row = 0; row < renumbered.Length; row++)
        {
            // New codes are never higher than the old, so the coding holds them too.
            int code = column[row];
            column.Coding.TryEncode(code < 0 ? -1 : codes[code], out renumbered[row]);
        }

        return renumbered;
    }

    private static int[] Renumbered(int[] values, int[]? codes) => codes is null ? values : [.. values.Select(code => codes[code])];
}
