using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether there is a value.</summary>
internal sealed class PresentTest : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words) => column.ArePresent(start, length, words);
}
