using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a number is one of a set.</summary>
internal sealed class NumberSetTest(IEnumerable<double> numbers) : ColumnTest
{
    private readonly HashSet<double> _numbers = [.. numbers];

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var values = ((ValueColumn<double>)column).Values.AsSpan(start, length);
        for (int row = 0; row < values.Length; row++)
        {
            // A HashSet finds NaN equal to itself, but no literal is NaN.
            words[row >> 6] |= (_numbers.Contains(values[row]) ? 1UL : 0UL) << row;
        }
    }
}
