using Launchpoints.Engine.Rules;
using Xunit;

namespace Launchpoints.Tests.Rules;

/// <summary>Addresses, source places, tokens, circles and suggestions.</summary>
public sealed class RuleToolsTests
{
    private static readonly Group Rule = RuleText.Read("a = 1 AND (b = 2 OR COUNT(e WHERE c = 3 AND d = 4) > 5)").Rule!;

    [Fact]
    public void Paths_NameEveryNode()
    {
        Assert.Equal(
            ["", "/rules/0", "/rules/1", "/rules/1/rules/0", "/rules/1/rules/1"],
            RulePaths.All(Rule).Select(n => n.Path));
        Assert.Equal(
            ["/rules/1/rules/1/where", "/rules/1/rules/1/where/rules/0", "/rules/1/rules/1/where/rules/1"],
            RulePaths.All(Rule, insideWhere: true).Select(n => n.Path).Skip(5));
        Assert.All(RulePaths.All(Rule, insideWhere: true), n => Assert.Same(n.Node, RulePaths.Find(Rule, n.Path)));
    }

    [Theory]
    [InlineData("/rules/2")]
    [InlineData("/rules/-1")]
    [InlineData("/rules/0/rules/0")]
    [InlineData("/where")]
    [InlineData("/rules/x")]
    [InlineData("/rules")]
    [InlineData("rules/0")]
    [InlineData("/rules/0/field")]
    public void Find_WhereThereIsNoNode_IsNull(string path)
    {
        Assert.Null(RulePaths.Find(Rule, path));
        Assert.Throws<ArgumentException>(() => RulePaths.Replace(Rule, path, Rule.Rules[0]));
    }

    [Fact]
    public void Edits_LeaveTheRestAsItWas()
    {
        var leaf = new AttributeCondition("x", ConditionOperator.Null);
        Assert.Equal("a = 1 AND (b = 2 OR COUNT(e WHERE x IS NULL AND d = 4) > 5)", RuleText.Write(RulePaths.Replace(Rule, "/rules/1/rules/1/where/rules/0", leaf)));
        Assert.Equal("a = 1 AND (b = 2 OR COUNT(e) > 5)", RuleText.Write(RulePaths.Remove(Rule, "/rules/1/rules/1/where")));
        Assert.Equal("a = 1", RuleText.Write(RulePaths.Remove(Rule, "/rules/1")));
        Assert.Equal("x IS NULL AND a = 1 AND (b = 2 OR COUNT(e WHERE c = 3 AND d = 4) > 5)", RuleText.Write(RulePaths.Insert(Rule, "", 0, leaf)));
        Assert.Throws<ArgumentException>(() => RulePaths.Remove(Rule, ""));
        Assert.Throws<ArgumentException>(() => RulePaths.Replace(Rule, "/rules/1/rules/1/where", leaf));
        Assert.Throws<ArgumentException>(() => RulePaths.Insert(Rule, "/rules/0", 0, leaf));
    }

    [Fact]
    public void SourceMap_LeadsFromNodesToTheTextAndBack()
    {
        const string text = "-- first\ncountry IN ('SG',\n  'HK') AND ((NOT risk_level > 3)\r\n OR COUNT(viewed WHERE amount = 1 IN LAST 3 DAYS) > 2)";
        var reading = RuleText.Read(text);
        string At(string path)
        {
            var span = reading.Source!.Find(path);
            return $"{span.Line}:{span.Column} {text.Substring(span.Start, span.Length).ReplaceLineEndings("|")}";
        }

        Assert.Equal("2:1 country IN ('SG',|  'HK')", At("/rules/0"));
        Assert.Equal("2:1 country", At("/rules/0/field"));
        Assert.Equal("2:9 IN", At("/rules/0/operator"));
        Assert.Equal("3:3 'HK'", At("/rules/0/value/1"));
        Assert.Equal("3:15 NOT risk_level > 3", At("/rules/1/rules/0"));
        Assert.Equal("3:19 risk_level > 3", At("/rules/1/rules/0/rules/0"));
        Assert.Equal("4:24 amount = 1", At("/rules/1/rules/1/where/rules/0"));
        Assert.Equal("4:35 IN LAST 3 DAYS", At("/rules/1/rules/1/window/last"));
        Assert.Equal("4:53 2", At("/rules/1/rules/1/value"));

        Assert.Equal("/rules/0", reading.Source!.NodeAt(text.IndexOf("HK", StringComparison.Ordinal)));
        Assert.Equal("/rules/1/rules/0/rules/0", reading.Source!.NodeAt(text.IndexOf("risk", StringComparison.Ordinal)));
        Assert.Equal("/rules/1/rules/1/where/rules/0", reading.Source!.NodeAt(text.IndexOf("amount", StringComparison.Ordinal)));
        Assert.Equal("/rules/1/rules/1", reading.Source!.NodeAt(text.IndexOf("LAST", StringComparison.Ordinal)));
        Assert.Equal("", reading.Source!.NodeAt(2));
        Assert.Equal(RulePaths.All(reading.Rule!, insideWhere: true).Select(n => n.Path).Order(), reading.Source!.Paths.Order());
    }

    [Fact]
    public void Tokens_CoverTheTextForColouring()
    {
        const string text = "a.b != 'x''y' AND \"c d\" IN LAST 3 DAYS -- why\n? #";
        Assert.Equal(
            "Name:a.b Symbol:!= Text:'x''y' Keyword:AND Name:\"c d\" Keyword:IN Keyword:LAST Number:3 Keyword:DAYS Comment:-- why Symbol:? Error:#",
            string.Join(' ', RuleText.Tokens(text).Select(t => $"{t.Kind}:{text.Substring(t.Start, t.Length)}")));
    }

    [Fact]
    public void Circle_IsNamedFromTheSegmentBackToIt()
    {
        var rules = new Dictionary<string, Group>
        {
            ["s1"] = RuleText.Read("a = 1 AND (IN SEGMENT 's2' OR NOT IN SEGMENT 's4')").Rule!,
            ["s2"] = RuleText.Read("IN SEGMENT 's3'").Rule!,
            ["s3"] = RuleText.Read("EVERYONE").Rule!,
            ["s4"] = RuleText.Read("NOT IN SEGMENT 's1'").Rule!,
            ["s5"] = RuleText.Read("IN SEGMENT 's1'").Rule!,
            ["s6"] = RuleText.Read("IN SEGMENT 's6'").Rule!,
        };
        Assert.Equal("s1 s4 s1", string.Join(' ', RuleCycles.Find("s1", rules.GetValueOrDefault)!.Value));
        Assert.Equal("s6 s6", string.Join(' ', RuleCycles.Find("s6", rules.GetValueOrDefault)!.Value));
        Assert.Null(RuleCycles.Find("s5", rules.GetValueOrDefault)); // refers to a circle, is in none
        Assert.Null(RuleCycles.Find("s2", rules.GetValueOrDefault));
        var error = RuleCycles.Check("s1", rules.GetValueOrDefault)!;
        Assert.Equal(("rule.cycle", "/rules/1/rules/1/segment"), (error.Code, error.Path));
        Assert.Contains("s1 → s4 → s1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contry", "country")]
    [InlineData("COUNTRY", "country")]
    [InlineData("cuontry", "country")]
    [InlineData("county", "country")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    [InlineData("ae", "a")]
    public void NearestName_IsWhatWasProbablyMeant(string asked, string? expected) =>
        Assert.Equal(expected, NearestName.Of(asked, ["currency", "country", "counter", "a", "risk_level"]));

    [Fact]
    public void NearestName_InALargeSchema_IsQuick()
    {
        var known = Enumerable.Range(0, 100_000).Select(i => $"attribute_{i:x8}_of_customers").ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("attribute_0000abcd_of_customers", NearestName.Of("atribute_0000abcd_of_customers", known));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }
}
