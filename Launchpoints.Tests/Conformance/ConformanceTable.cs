using System.Globalization;
using System.Text.RegularExpressions;

namespace Launchpoints.Tests.Conformance;

/// <summary>The tables of <c>docs/conformance.md</c>.</summary>
internal sealed partial class ConformanceTable
{
    private ConformanceTable(IReadOnlyList<Total> totals, IReadOnlyList<Row> rows)
    {
        Totals = totals;
        Rows = rows;
    }

    /// <summary>One line for each file of cases.</summary>
    public IReadOnlyList<Total> Totals { get; }

    /// <summary>One line for each reason to leave cases out.</summary>
    public IReadOnlyList<Row> Rows { get; }

    public static ConformanceTable Read()
    {
        var lines = File.ReadLines(Path.Combine(ConformanceFiles.Repository, "docs", "conformance.md")).Where(l => l.StartsWith('|')).Select(Cells).ToList();
        return new ConformanceTable(
            [.. lines.Where(c => c.Length == 5 && c[1].StartsWith('`')).Select(c => new Total(c[1].Trim('`'), Number(c[2]), Number(c[3]), Number(c[4])))],
            [.. lines.Where(c => c.Length == 4 && c[3].StartsWith('`')).Select(c => new Row(c[0], c[1], c[2], [.. Ids(c[3])]))]);
    }

    /// <summary>Names as they are written together: a prefix in backticks, then endings and ranges of them.</summary>
    private static IEnumerable<string> Ids(string cell)
    {
        foreach (Match group in Together().Matches(cell))
        {
            foreach (string part in group.Groups["endings"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var ends = part.Split('–');
                for (int number = Number(ends[0]); number <= Number(ends[^1]); number++)
                {
                    yield return group.Groups["prefix"].Value + number.ToString(new string('0', ends[0].Length), CultureInfo.InvariantCulture);
                }
            }
        }
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"`(?<prefix>[\w-]+)`\s*(?<endings>[\d,–\s]+)")]
    private static partial Regex Together();

    public sealed record Total(string Prefix, int Published, int Same, int LeftOut);

    public sealed record Row(string Reason, string There, string Here, IReadOnlyList<string> Ids);
}
