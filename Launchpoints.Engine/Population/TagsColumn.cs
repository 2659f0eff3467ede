using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>A set of dictionary codes a row. An empty set is present, a missing one is not.</summary>
/// <param name="length">How many rows.</param>
/// <param name="present">A bit a row.</param>
internal abstract class TagsColumn(int length, ulong[] present) : Column
{
    public sealed override int Length { get; } = length;

    public ulong[] Present { get; } = present;

    public bool IsPresent(int row) => (uint)row < (uint)Length && Bitmaps.BitKernels.IsSet(Present, row);

    /// <summary>The codes of a row inside the column, in no particular order; empty for a missing row.</summary>
    public abstract IEnumerable<int> Of(int row);

    /// <summary>Sets bit i where row <paramref name="start"/> + i has any, or all, of the codes. Bits beyond <paramref name="count"/> are cleared.</summary>
    /// <param name="codes">What is asked for, each once; at least one.</param>
    /// <param name="all">All of them, not only one.</param>
    public abstract void Have(ReadOnlySpan<int> codes, bool all, int start, int count, Span<ulong> words);

    /// <summary>Adds how often each code occurs.</summary>
    /// <param name="rows">A bit for each row that counts; rows beyond it do not.</param>
    /// <param name="counts">By code; there is a place for every code of the column.</param>
    public abstract void Count(ReadOnlySpan<ulong> rows, Span<long> counts);

    public sealed override AttributeValue Get(int row, AttributeSlot attribute) =>
        IsPresent(row) ? AttributeValue.OfTags(Of(row).Select(code => attribute.Dictionary[code])) : AttributeValue.Missing;

    public sealed override void ArePresent(int start, int count, Span<ulong> words) => Bitmaps.BitKernels.Slice(Present, start, count, words);

    public sealed override ColumnBuilder Edit() => new TagsColumnBuilder(this);

    public sealed override int CountPresent() => Bitmaps.BitKernels.Count(Present);
}
