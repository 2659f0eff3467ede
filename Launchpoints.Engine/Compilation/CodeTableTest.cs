using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a text passes a condition that is decided once for each different text.</summary>
internal sealed class CodeTableTest(TextDictionary dictionary, AttributeCondition condition) : ColumnTest
{
    private readonly TextTable _table = TextTable.Of(dictionary, condition);

    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        _table.Test((ValueColumn<int>)column, start, length, words);
}
