using System.Numerics;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a fixed-width value lies in a closed range; every comparison of numbers, dates and truths becomes one.</summary>
internal sealed class RangeTest<T>(T low, T high) : ColumnTest
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        BitKernels.InRange(((ValueColumn<T>)column).Values.AsSpan(start, length), low, high, words);
}
