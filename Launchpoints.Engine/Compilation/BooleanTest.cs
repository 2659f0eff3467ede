using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a truth is the one asked for.</summary>
internal sealed class BooleanTest(bool asked) : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        ((BooleanColumn)column).Are(asked, start, length, words);
}
