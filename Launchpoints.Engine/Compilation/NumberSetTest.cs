using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a number is one of a set.</summary>
internal sealed class NumberSetTest : ColumnTest
{
    // Up to here one vector comparison for each number is cheaper than a look-up for each row.
    private const int Few = 16;

    private readonly HashSet<double> _numbers;

    public NumberSetTest(IEnumerable<double> numbers) => _numbers = [.. numbers];

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var values = (ValueColumn<double>)column;
        if (_numbers.Count <= Few)
        {
            Span<ulong> one = words.Length <= 256 ? stackalloc ulong[words.Length] : new ulong[words.Length];
            foreach (double number in _numbers)
            {
                values.InRange(start, length, number, number, one);
                BitKernels.Or(words, one);
            }

            return;
        }

        // A HashSet finds NaN equal to itself, but no literal is NaN.
        var member = new Member(values, start, _numbers);
        CompareKernels.Where(length, ref member, words);
    }

    private readonly struct Member(ValueColumn<double> values, int start, HashSet<double> numbers) : IRowTest
    {
        public bool Holds(int row) => numbers.Contains(values[start + row]);
    }
}
