using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a set of tags has any, or all, of the tags asked for.</summary>
/// <param name="dictionary">The tags there are; it may still grow.</param>
/// <param name="asked">The tags asked for, each once.</param>
/// <param name="all">All of them, not only one.</param>
internal sealed class TagsTest(TextDictionary dictionary, string[] asked, bool all) : ColumnTest
{
    private volatile Found? _found;

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        var found = _found;
        if (found is null || found.Count != dictionary.Count)
        {
            // The count is taken first: a tag that comes in between is looked up again the next time.
            _found = found = new Found(dictionary.Count, [.. asked.Select(dictionary.Find).Where(code => code >= 0)]);
        }

        if (found.Codes.Length == 0 || (all && found.Codes.Length < asked.Length))
        {
            words.Clear();
            return;
        }

        ((TagsColumn)column).Have(found.Codes, all, start, length, words);
    }

    private sealed record Found(int Count, int[] Codes);
}
