using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a text passes a condition that was decided once for each different text.</summary>
/// <param name="table">A byte for each dictionary code: 1 where the text passes.</param>
internal sealed class CodeTableTest(byte[] table) : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        BitKernels.InTable(((ValueColumn<int>)column).Values.AsSpan(start, length), table, words);
}
