using System.Collections.Immutable;
using Bunit;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Web.Components.RuleBuilder;
using Xunit;

namespace Launchpoints.Tests.Components.RuleBuilder;

/// <summary>A key changes one condition of many: only that one is drawn again, and still everything shows what is so.</summary>
public sealed class RedrawTests : BunitContext
{
    private const string Four = "country = 'SG' AND age >= 30 AND vip = true AND COUNT(viewed WHERE amount > 5 IN LAST 14 DAYS) >= 3";

    [Fact]
    public void Key_InOneCondition_DrawsNoOther()
    {
        var page = new RuleBuilderHost(this, Four);
        page.Type("Value, rule 2: age", "31"); // whatever the first drawing left to do is done now
        int[] before = Drawn(page);
        page.Type("Value, rule 2: age", "32");
        page.Type("Value, rule 2: age", "3");
        int[] after = Drawn(page);
        Assert.Equal(4, after.Length); // three conditions and the filter's
        Assert.Equal([1], Enumerable.Range(0, 4).Where(i => after[i] > before[i]));
        Assert.Equal("3", page.ByLabel("Value, rule 2: age").GetAttribute("value"));
    }

    [Fact]
    public void Counts_ThatAreNew_AreShownWithoutDrawingAnyCondition()
    {
        var page = new RuleBuilderHost(this, Four);
        page.Show(Counts(7));
        int[] before = Drawn(page);
        page.Show(Counts(8));
        Assert.Equal(before, Drawn(page));
        Assert.Contains("rule 3 holds for 8", page.ByLabel("rule 3 holds for 8; without it the total would be 1").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Empty(page.Builder.FindAll(".rb-counts--old"));
        page.Builder.Render(p => p.Add(b => b.CountsAreOld, true));
        Assert.Equal(6, page.Builder.FindAll(".rb-counts--old").Count);
    }

    [Fact]
    public void Mistakes_ThatComeAndGo_ShowAtTheirConditions()
    {
        var page = new RuleBuilderHost(this, Four, showErrors: true);
        page.Type("Value, rule 2: age", "");
        Assert.Single(page.Builder.FindAll(".rb-errors"));
        Assert.Equal("rule 2", page.Builder.Find(".rb-errors").Closest("[role=group]")!.GetAttribute("aria-label"));
        page.Type("Value, filter 1: amount", "");
        Assert.Equal(2, page.Builder.FindAll(".rb-errors").Count);
        page.Type("Value, rule 2: age", "5");
        Assert.Equal("filter 1", page.Builder.Find(".rb-errors").Closest("[role=group]")!.GetAttribute("aria-label"));
        page.Type("Value, filter 1: amount", "6");
        Assert.Empty(page.Builder.FindAll(".rb-errors"));
    }

    [Fact]
    public void Trace_OfAnotherPerson_TurnsTheMarks()
    {
        var page = new RuleBuilderHost(this, "country = 'SG' AND age >= 30");
        page.Show(ImmutableDictionary<string, NodeCount>.Empty, Trace(page, first: true));
        Assert.Equal(["false", "true", "false"], Marks(page));
        page.Show(ImmutableDictionary<string, NodeCount>.Empty, Trace(page, first: false));
        Assert.Equal(["false", "false", "true"], Marks(page));
        page.Show(ImmutableDictionary<string, NodeCount>.Empty);
        Assert.Empty(Marks(page));
    }

    [Theory]
    [InlineData("a = 1 AND b = 2 AND c = 3", "a = 1 AND b = 9 AND c = 3", "same kept same")]
    [InlineData("a = 1 AND b = 2", "a = 1 AND x = 7 AND b = 2", "same new same")]
    [InlineData("a = 1 AND b = 2 AND c = 3", "a = 1 AND c = 3", "same same")]
    [InlineData("a = 1 AND (b = 2 OR c = 3)", "a = 1 AND (b = 2 OR c = 4)", "same kept")]
    [InlineData("a = 1 AND COUNT(viewed WHERE x = 1) >= 1", "a = 1 AND COUNT(viewed WHERE x = 2) >= 1", "same kept")]
    [InlineData("a = 1 AND b = 2", "(a = 1 OR c = 1) AND COUNT(viewed) >= 1", "new new")]
    public void Text_ThatChanges_KeepsTheNodesItDoesNotTouch(string before, string after, string expected)
    {
        var tree = BuilderTree.FromRule(RuleText.Read(before).Rule!);
        var rule = RuleText.Read(after).Rule!;
        var next = tree.Follow(rule);
        Assert.Equal(rule, next.ToRule());
        Assert.Equal(tree.Root.Id, next.Root.Id);
        Assert.Distinct(next.Nodes().Select(n => n.Node.Id));
        Assert.All(next.Nodes(), n => Assert.True(n.Node.Id < next.NextId));
        var former = tree.Root.Children;
        Assert.Equal(expected, string.Join(' ', next.Root.Children.Select(c =>
            former.Any(f => ReferenceEquals(f, c)) ? "same" : former.Any(f => f.Id == c.Id) ? "kept" : "new")));
    }

    // What a condition on an attribute consists of, which is drawn whenever the condition is.
    private static int[] Drawn(RuleBuilderHost page) => [.. page.Builder.FindComponents<AttributeConditionEditor>().Select(c => c.RenderCount)];

    private static ImmutableDictionary<string, NodeCount> Counts(int customers) =>
        new[] { "", "/rules/0", "/rules/1", "/rules/2", "/rules/3", "/rules/3/where/rules/0" }.ToImmutableDictionary(p => p, p => new NodeCount(p, customers, 1));

    private static RuleTrace Trace(RuleBuilderHost page, bool first)
    {
        var rule = page.Tree.ToRule();
        RuleTrace Node(int i, bool holds) => new($"/rules/{i}", rule.Rules[i], holds, default, []);
        return new RuleTrace("", rule, false, default, [Node(0, first), Node(1, !first)]);
    }

    private static IEnumerable<string> Marks(RuleBuilderHost page) =>
        page.Builder.FindAll(".rb-trace").Select(m => m.LastChild!.TextContent.Trim());
}
