using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether there is a value.</summary>
internal sealed class PresentTest : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        switch (column)
        {
            case ValueColumn<double> numbers:
                BitKernels.InRange(numbers.Values.AsSpan(start, length), double.NegativeInfinity, double.PositiveInfinity, words);
                break;
            case ValueColumn<long> dates:
                BitKernels.InRange(dates.Values.AsSpan(start, length), long.MinValue + 1, long.MaxValue, words);
                break;
            case ValueColumn<int> codes:
                BitKernels.InRange(codes.Values.AsSpan(start, length), 0, int.MaxValue, words);
                break;
            case ValueColumn<sbyte> truths:
                BitKernels.InRange(truths.Values.AsSpan(start, length), (sbyte)0, (sbyte)1, words);
                break;
            case TagsColumn tags:
                words.Clear();
                for (int row = 0; row < length; row++)
                {
                    words[row >> 6] |= (tags.IsPresent(start + row) ? 1UL : 0UL) << row;
                }

                break;
            default:
                throw new InvalidOperationException($"No presence is known for {column.GetType()}.");
        }
    }
}
