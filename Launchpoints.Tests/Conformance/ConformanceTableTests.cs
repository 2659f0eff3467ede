using System.Reflection;
using Xunit;

namespace Launchpoints.Tests.Conformance;

/// <summary><c>docs/conformance.md</c> is complete and true: every case is asked, or stands there once with its reason.</summary>
public sealed class ConformanceTableTests
{
    [Fact]
    public void Table_OfReasons_HasARowForEachAndAddsUp()
    {
        var table = ConformanceTable.Read();
        var reasons = typeof(Difference).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((Difference)f.GetValue(null)!).Title);
        Assert.Equal(reasons.Order(StringComparer.Ordinal), table.Rows.Select(r => r.Reason).Order(StringComparer.Ordinal));
        Assert.Distinct(table.Rows.SelectMany(r => r.Ids));
        Assert.All(table.Rows, row => Assert.True(row.There.Length > 0 && row.Here.Length > 0, $"'{row.Reason}' does not say what the case means there and here."));
        Assert.Equal(ConformanceSuite.All.Select(s => (s.Prefix, s.Published)), table.Totals.Select(t => (t.Prefix, t.Published)));
        Assert.All(table.Totals, total =>
        {
            Assert.Equal(total.Published, total.Same + total.LeftOut);
            Assert.Equal(total.LeftOut, table.Rows.SelectMany(r => r.Ids).Count(id => id.StartsWith(total.Prefix, StringComparison.Ordinal)));
        });
    }

    [ConformanceFact]
    public void Table_OfLeftOutCases_NamesExactlyThoseThatMeanSomethingElse()
    {
        var leftOut = ConformanceSuite.All.SelectMany(s => s.Cases()).Where(c => c.Difference is not null).Select(c => $"{c.Difference!.Title}: {c.Id}");
        var told = ConformanceTable.Read().Rows.SelectMany(r => r.Ids.Select(id => $"{r.Reason}: {id}"));
        Assert.Equal(leftOut.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [ConformanceFact]
    public void Files_OfTheFolder_AreAllAsked()
    {
        int published = Directory.EnumerateFiles(ConformanceFiles.Folder!, "*.json")
            .Sum(file => ConformanceFiles.Read(Path.GetFileName(file)).GetProperty("cases").GetArrayLength());
        Assert.Equal(published, ConformanceSuite.All.Sum(s => s.Cases().Count()));
    }
}
