using System.Collections.Frozen;
using System.Globalization;

namespace Launchpoints.Engine.Rules;

/// <summary>Where each node of a rule stands in the text it was read from.</summary>
public sealed class RuleSourceMap
{
    private readonly FrozenDictionary<string, NodeSource> _nodes;
    private readonly List<int> _lines;

    internal RuleSourceMap(string text, IReadOnlyDictionary<string, NodeSource> nodes)
    {
        _nodes = nodes.ToFrozenDictionary(StringComparer.Ordinal);
        _lines = LinesOf(text);
    }

    /// <summary>The pointers of all nodes, those inside <c>where</c> included, in no particular order.</summary>
    public IEnumerable<string> Paths => _nodes.Keys;

    /// <summary>The place of a node, or of a member of it such as <c>/rules/2/field</c> or <c>/rules/2/value/7</c>; the nearest node around it where the text has no such place.</summary>
    public SourceSpan Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string? member = null, item = null;
        for (string at = path; ; at = at[..at.LastIndexOf('/')])
        {
            if (_nodes.TryGetValue(at, out var node))
            {
                var (start, end) = node.Part(member, item);
                return Span(start, end);
            }

            if (at.LastIndexOf('/') < 0)
            {
                return Span(0, 0);
            }

            item = member;
            member = at[(at.LastIndexOf('/') + 1)..];
        }
    }

    /// <summary>The pointer of the innermost node around a position in the text; the root's where there is none.</summary>
    /// <param name="position">A position in UTF-16 units from 0, as a caret stands: between two characters.</param>
    public string NodeAt(int position)
    {
        string best = "";
        int size = int.MaxValue;
        foreach (var (path, node) in _nodes)
        {
            int length = node.End - node.Start;
            if (node.Start <= position && position <= node.End && (length < size || (length == size && path.Length > best.Length)))
            {
                best = path;
                size = length;
            }
        }

        return best;
    }

    /// <summary>The same mistake with the place in the text.</summary>
    internal RuleError Place(RuleError error)
    {
        var span = Find(error.Path);
        return error with { Line = span.Line, Column = span.Column };
    }

    /// <summary>The place of a stretch of characters.</summary>
    internal SourceSpan Span(int start, int end)
    {
        int line = _lines.BinarySearch(start);
        line = line < 0 ? ~line - 1 : line;
        return new SourceSpan(start, end - start, line + 1, start - _lines[line] + 1);
    }

    private static List<int> LinesOf(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            // \r\n, \n and \r each end a line
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}

/// <summary>Where one node and its parts stand; positions are UTF-16 units, ends are past the last.</summary>
internal sealed class NodeSource
{
    private readonly Dictionary<string, (int Start, int End)> _parts = new(4, StringComparer.Ordinal);

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>The places of the values of a list, in order; null when there is none.</summary>
    public List<(int Start, int End)>? Items { get; set; }

    public void Set(string member, int start, int end) => _parts[member] = (start, end);

    public (int Start, int End) Part(string? member, string? item)
    {
        if (member == "value" && Items is not null
            && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < Items.Count)
        {
            return Items[index];
        }

        return member is not null && _parts.TryGetValue(member, out var part) ? part : (Start, End);
    }
}
