using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a set of tags has any, or all, of the tags asked for.</summary>
/// <param name="table">A byte for each dictionary code: 1 for the tags asked for.</param>
/// <param name="needed">How many of them a set must have: 1 for any, their number for all.</param>
internal sealed class TagsTest(byte[] table, int needed) : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var tags = (TagsColumn)column;
        for (int row = 0; row < length; row++)
        {
            int found = 0;
            foreach (int code in tags.Of(start + row))
            {
                found += code < table.Length ? table[code] : 0;
            }

            words[row >> 6] |= (found >= needed ? 1UL : 0UL) << row;
        }
    }
}
