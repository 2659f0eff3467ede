using System.Text.Json;
using Launchpoints.Benchmarks.Measuring;
using Xunit;

namespace Launchpoints.Tests.Benchmarks;

public sealed class ReportTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Ratio_OfRounds_IsTheMedianOfTheRatiosOfEachRound()
    {
        var rounds = new Rounds();
        foreach (var (theirs, ours) in new[] { (10.0, 1.0), (200, 10), (30, 1), (4, 1), (50, 1) })
        {
            rounds.Add("theirs", theirs);
            rounds.Add("ours", ours);
        }

        Assert.Equal(20, rounds.Ratio("theirs", "ours"));
        Assert.Equal(30, rounds.Median("theirs"));
        Assert.Equal(2.5, Rounds.MedianOf([4, 1, 2, 3]));
    }

    [Theory]
    [InlineData(30, 100, 29.9, false)]
    [InlineData(30, 100, 30, true)]
    [InlineData(4, 2.5, 4, true)]
    [InlineData(4, 2.5, 4.1, false)]
    public void Target_OfAGainOrACost_KnowsItsDirection(double atLeast, double aim, double value, bool met) =>
        Assert.Equal(met, new Target(atLeast, aim).IsMet(value));

    [Fact]
    public void Write_Rows_HaveTheAgreedMembersAndKeepMachineSizesAndRounds()
    {
        var rounds = new Rounds();
        rounds.Add("theirs", 123.456789);
        rounds.Add("ours", 2);
        var report = new Report(new Dictionary<string, object> { ["customers"] = 7 });
        report.AddRatio("theirs ÷ ours", rounds, "theirs", "ours", new Target(30, 100));
        report.Add("a figure", 0.123456, null);
        report.Write(file);

        var rows = JsonElement.Parse(File.ReadAllText(file)).EnumerateArray().ToList();
        Assert.Equal(["name", "value", "atLeast", "aim", "met", "raw"], rows[0].EnumerateObject().Select(m => m.Name));
        Assert.Equal("theirs ÷ ours", rows[0].GetProperty("name").GetString());
        Assert.Equal(61.73, rows[0].GetProperty("value").GetDouble());
        Assert.True(rows[0].GetProperty("met").GetBoolean());
        var raw = rows[0].GetProperty("raw");
        Assert.Equal(7, raw.GetProperty("sizes").GetProperty("customers").GetInt32());
        Assert.Equal(123.4568, raw.GetProperty("rounds").GetProperty("theirs")[0].GetDouble());
        Assert.True(raw.GetProperty("machine").GetProperty("cores").GetInt32() > 0);
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("met").ValueKind);
        Assert.Equal(0.1235, rows[1].GetProperty("value").GetDouble());
    }
}
