using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a value lies in a closed range; every comparison of numbers and dates becomes one.</summary>
internal sealed class RangeTest<T>(T low, T high) : ColumnTest
    where T : unmanaged
{
    public T Low => low;

    public T High => high;

    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        ((ValueColumn<T>)column).InRange(start, length, low, high, words);
}
