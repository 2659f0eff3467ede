using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>A truth a row, as two bitmaps.</summary>
/// <param name="length">How many rows.</param>
/// <param name="truths">A bit a row: true. Clear where missing.</param>
/// <param name="present">A bit a row: there is a value.</param>
internal sealed class BooleanColumn(int length, ulong[] truths, ulong[] present) : Column
{
    public override int Length { get; } = length;

    public ulong[] Truths { get; } = truths;

    public ulong[] Present { get; } = present;

    public override int Touch() => Truths.Length + Present.Length;

    public override AttributeValue Get(int row, AttributeSlot attribute) =>
        row < Length && BitKernels.IsSet(Present, row) ? AttributeValue.OfBoolean(BitKernels.IsSet(Truths, row)) : AttributeValue.Missing;

    /// <summary>Sets bit i where row <paramref name="start"/> + i has this truth. Bits beyond <paramref name="count"/> are cleared.</summary>
    public void Are(bool truth, int start, int count, Span<ulong> words)
    {
        BitKernels.Slice(truth ? Truths : Present, start, count, words);
        if (!truth)
        {
            Span<ulong> others = words.Length <= 256 ? stackalloc ulong[words.Length] : new ulong[words.Length];
            BitKernels.Slice(Truths, start, count, others);
            BitKernels.AndNot(words, others);
        }
    }

    public override void ArePresent(int start, int count, Span<ulong> words) => BitKernels.Slice(Present, start, count, words);

    public override ColumnBuilder Edit() => new BooleanColumnBuilder(this);

    public override int CountPresent() => BitKernels.Count(Present);
}

/// <summary>Builds a <see cref="BooleanColumn"/>.</summary>
internal sealed class BooleanColumnBuilder(BooleanColumn? start) : ColumnBuilder
{
    private ulong[] _truths = (ulong[]?)start?.Truths.Clone() ?? [];
    private ulong[] _present = (ulong[]?)start?.Present.Clone() ?? [];

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        if (row >> 6 >= _present.Length)
        {
            if (value.IsMissing)
            {
                return;
            }

            Resize(Math.Max((row >> 6) + 1, _present.Length * 2));
        }

        ulong bit = 1UL << row;
        _present[row >> 6] = value.IsMissing ? _present[row >> 6] & ~bit : _present[row >> 6] | bit;
        _truths[row >> 6] = !value.IsMissing && value.Boolean ? _truths[row >> 6] | bit : _truths[row >> 6] & ~bit;
    }

    public override void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values)
    {
        if (BitKernels.WordsFor(from + places.Length) > _present.Length)
        {
            Resize(Math.Max(BitKernels.WordsFor(from + places.Length), _present.Length * 2));
        }

        for (int i = 0; i < places.Length; i++)
        {
            sbyte truth = values.Truths[places[i]];
            ulong bit = 1UL << (from + i);
            _present[(from + i) >> 6] |= truth < 0 ? 0 : bit;
            _truths[(from + i) >> 6] |= truth <= 0 ? 0 : bit;
        }
    }

    public override Column Gather(ReadOnlySpan<int> order)
    {
        var truths = new ulong[BitKernels.WordsFor(order.Length)];
        var present = new ulong[truths.Length];
        for (int i = 0; i < order.Length; i++)
        {
            truths[i >> 6] |= (BitKernels.IsSet(_truths, order[i]) ? 1UL : 0UL) << i;
            present[i >> 6] |= (BitKernels.IsSet(_present, order[i]) ? 1UL : 0UL) << i;
        }

        return new BooleanColumn(order.Length, truths, present);
    }

    public override Column Build(int length)
    {
        Resize(BitKernels.WordsFor(length));
        return new BooleanColumn(length, _truths, _present);
    }

    private void Resize(int words)
    {
        Array.Resize(ref _truths, words);
        Array.Resize(ref _present, words);
    }
}
