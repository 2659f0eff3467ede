using System.Collections.Immutable;
using Bunit;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Components.RuleBuilder;

/// <summary>Every operation of the builder, acted out as a person would.</summary>
public sealed class RuleBuilderTests : BunitContext
{
    private const string Two = "country = 'SG' AND age >= 30";

    [Fact]
    public void AddCondition_ThenChoosingAndTyping_WritesTheRule()
    {
        var page = new RuleBuilderHost(this, "EVERYONE");
        page.Press("Add condition to the whole rule");
        page.Choose("Field, rule 1", "a:age");
        page.Choose("Operator, rule 1", "<");
        page.Type("Value, rule 1: age", "41.5");
        Assert.Equal("age < 41.5", page.Rule);
        Assert.True(page.LastWasTyping);
    }

    [Fact]
    public void AddGroup_InAnAllGroup_StartsAnAnyGroupWithAnOpenCondition()
    {
        var page = new RuleBuilderHost(this, Two);
        page.Press("Add group to the whole rule");
        page.Choose("Field, rule 3.1", "a:vip");
        page.Press("Add condition to group 3, level 2: at least one of these holds");
        page.Choose("Field, rule 3.2", "segment");
        Assert.Equal("country = 'SG' AND age >= 30 AND (vip = TRUE OR IN SEGMENT 's1')", page.Rule, ignoreCase: true);
    }

    [Fact]
    public void Join_AnyOf_ChangesTheCombinatorAndSaysSo()
    {
        var page = new RuleBuilderHost(this, Two);
        page.Builder.FindAll(".rb-join button")[1].Click();
        Assert.Equal("country = 'SG' OR age >= 30", page.Rule);
        Assert.Equal("true", page.Builder.FindAll(".rb-join button")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Not_OfTheWholeRule_NegatesItInWordsToo()
    {
        var page = new RuleBuilderHost(this, Two);
        page.Builder.Find(".rb-not").Click();
        Assert.Equal("NOT (country = 'SG' AND age >= 30)", page.Rule);
        Assert.Contains("not all of these hold", page.Builder.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Move rule 1 down", "age >= 30 AND country = 'SG'", "Moved to position 2 of 2")]
    [InlineData("Move rule 2 up", "age >= 30 AND country = 'SG'", "Moved to position 1 of 2")]
    [InlineData("Move rule 1 up", Two, "Already first in its group")]
    [InlineData("Copy rule 1", "country = 'SG' AND country = 'SG' AND age >= 30", "Copied")]
    [InlineData("Remove rule 1", "age >= 30", "Removed. Undo brings it back.")]
    public void Actions_OfACondition_DoWhatTheySayAndAnnounceIt(string action, string rule, string announcement)
    {
        var page = new RuleBuilderHost(this, Two);
        page.Click(action);
        Assert.Equal(rule, page.Rule);
        Assert.Equal(announcement, page.Builder.Find("[role=status]").TextContent);
    }

    [Fact]
    public void WrapThenUnwrap_OfACondition_GivesTheFormerRule()
    {
        var page = new RuleBuilderHost(this, Two);
        page.Click("More for rule 2");
        page.Click("Wrap rule 2 in a group");
        Assert.Single(page.Builder.FindAll(".rb-level-1"));
        page.Click("More for group 2, level 2: all of these hold");
        page.Click("Unwrap group 2, level 2: all of these hold");
        Assert.Empty(page.Builder.FindAll(".rb-level-1"));
        Assert.Equal(Two, page.Rule);
    }

    [Fact]
    public void Unwrap_OfANegatedGroup_IsRefusedWithAReason()
    {
        var page = new RuleBuilderHost(this, "vip = true AND NOT (country = 'SG' OR age >= 30)");
        page.Click("More for group 2, level 2: none of these holds");
        page.Click("Unwrap group 2, level 2: none of these holds");
        Assert.Equal("Switch off 'not' before unwrapping this group", page.Builder.Find("[role=status]").TextContent);
        Assert.Equal("vip = true AND NOT (country = 'SG' OR age >= 30)", page.Rule, ignoreCase: true);
    }

    [Fact]
    public void MoveInAndOut_BesideAGroup_CrossesItsBorder()
    {
        var page = new RuleBuilderHost(this, "vip = true AND (country = 'SG' OR age >= 30)");
        page.Click("More for rule 1");
        page.Click("Move rule 1 into the group beside it");
        Assert.Equal("(vip = true OR country = 'SG' OR age >= 30)", page.Rule, ignoreCase: true);
        page.Click("More for rule 1.1");
        page.Click("Move rule 1.1 out of its group");
        Assert.Equal("(country = 'SG' OR age >= 30) AND vip = true", page.Rule, ignoreCase: true);
    }

    [Theory]
    [InlineData("ArrowDown", "age >= 30 AND country = 'SG'")]
    [InlineData("d", "country = 'SG' AND country = 'SG' AND age >= 30")]
    public void Shortcuts_OnTheFocusedRule_MoveAndCopyIt(string key, string rule)
    {
        var page = new RuleBuilderHost(this, Two);
        page.Shortcut(page.NodeOf("/rules/0"), key);
        Assert.Equal(rule, page.Rule);
    }

    [Fact]
    public void ListValues_AddedAndRemoved_ChangeTheChoices()
    {
        var page = new RuleBuilderHost(this, "country IN ('SG')");
        page.Type("Add a value, rule 1: country", "NO");
        page.ByLabel("Add a value, rule 1: country").KeyDown("Enter");
        Assert.Equal("country IN ('SG', 'NO')", page.Rule);
        page.Click("Remove SG from rule 1: country");
        Assert.Equal("country IN ('NO')", page.Rule);
    }

    [Fact]
    public void ListValues_ChosenFromTheData_AreAddedAtOnce()
    {
        var page = new RuleBuilderHost(this, "country IN ('SG')");
        page.ByLabel("Add a value, rule 1: country").Focus();
        page.Type("Add a value, rule 1: country", "HK");
        Assert.Equal("country IN ('SG', 'HK')", page.Rule);
    }

    [Fact]
    public void EventCondition_WithFilterAndWindow_IsBuiltStepByStep()
    {
        var page = new RuleBuilderHost(this, "EVERYONE");
        page.Press("Add condition to the whole rule");
        page.Choose("Field, rule 1", "e:invested");
        page.Choose("What is computed, rule 1", "sum");
        page.Choose("Of what, rule 1", "amount");
        page.Choose("Operator, rule 1", ">");
        page.Type("Value, rule 1: invested", "10000");
        page.Choose("When, rule 1", "last");
        page.Type("Amount, window of rule 1", "90");
        page.Press("Count only some of these events in rule 1");
        page.Choose("Field, filter 1", "a:kristal.category");
        page.Choose("Operator, filter 1", "=");
        page.Type("Value, filter 1: kristal.category", "fund");
        Assert.Equal("SUM(amount OF invested WHERE kristal.category = 'fund' IN LAST 90 DAYS) > 10000", page.Rule);
    }

    [Fact]
    public void EventCondition_TurnedIntoADate_TakesADateOperator()
    {
        var page = new RuleBuilderHost(this, "COUNT(viewed) >= 3");
        page.Choose("What is computed, rule 1", "last");
        Assert.Equal("LAST(viewed) IN LAST 30 DAYS", page.Rule);
    }

    [Fact]
    public void Operator_Changed_KeepsTheValueThatStillFits()
    {
        var page = new RuleBuilderHost(this, "country = 'SG'");
        page.Choose("Operator, rule 1", "in");
        Assert.Equal("country IN ('SG')", page.Rule);
        page.Choose("Operator, rule 1", "null");
        Assert.Equal("country IS NULL", page.Rule);
    }

    [Fact]
    public void Sample_InPercent_IsExact()
    {
        var page = new RuleBuilderHost(this, "IN SAMPLE 'pilot' FROM 0% TO 5%");
        page.Choose("To percent, rule 1", "12.5");
        Assert.Equal("IN SAMPLE 'pilot' FROM 0% TO 12.5%", page.Rule);
    }

    [Fact]
    public void Errors_OfTheRule_StandAtTheirNodeAndAreTiedToItsControl()
    {
        var page = new RuleBuilderHost(this, "contry = 'SG' AND age >= 30", showErrors: true);
        int node = page.NodeOf("/rules/0");
        Assert.Contains("country", page.Builder.Find($"#rb-{node}-errors").TextContent, StringComparison.Ordinal);
        Assert.Equal($"rb-{node}-errors", page.ByLabel("Field, rule 1").GetAttribute("aria-describedby"));
        Assert.Equal("true", page.ByLabel("Field, rule 1").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Counts_OfEveryNode_StandBesideItWithWhatTheTotalWouldBeWithoutIt()
    {
        var page = new RuleBuilderHost(this, Two);
        page.Show(new Dictionary<string, NodeCount>
        {
            [""] = new("", 12, 100),
            ["/rules/0"] = new("/rules/0", 40, 55),
            ["/rules/1"] = new("/rules/1", 33, 40),
        });
        Assert.Equal("rule 1 holds for 40; without it the total would be 55", page.Builder.FindAll(".rb-counts")[1].GetAttribute("aria-label"));
        Assert.Equal(3, page.Builder.FindAll(".rb-counts").Count);
    }

    [Fact]
    public void Trace_OfAPerson_MarksEveryNodeWithTheActualValue()
    {
        var page = new RuleBuilderHost(this, Two);
        var rule = page.Tree.ToRule();
        page.Show(
            ImmutableDictionary<string, NodeCount>.Empty,
            new RuleTrace("", rule, false, AttributeValue.Missing,
            [
                new RuleTrace("/rules/0", rule.Rules[0], true, AttributeValue.OfText("SG"), []),
                new RuleTrace("/rules/1", rule.Rules[1], false, AttributeValue.OfNumber(24), []),
            ]));
        Assert.Equal(["false", "true", "false"], page.Builder.FindAll(".rb-trace").Select(t => t.TextContent.Trim()).Select(t => t.Split(' ')[^1]).Select(Last));
        Assert.Equal(["SG", "24"], page.Builder.FindAll(".rb-actual strong").Select(a => a.TextContent));

        // The icon's name is text to bUnit, as it is to a font.
        static string Last(string text) => text.EndsWith("true", StringComparison.Ordinal) ? "true" : "false";
    }

    [Fact]
    public void ReadOnly_Builder_OffersNoWayToChange()
    {
        var page = new RuleBuilderHost(this, Two, readOnly: true);
        Assert.Empty(page.Builder.FindAll(".rb-actions, .rb-group__add button"));
        Assert.All(page.Builder.FindAll("select, input"), c => Assert.True(c.HasAttribute("disabled")));
    }

    [Fact]
    public void KristalRules_OfferKristalAttributesOnly()
    {
        var page = new RuleBuilderHost(this, "category = 'fund'", RuleSubject.Kristal);
        Assert.Equal(["a:category"], page.ByLabel("Field, rule 1").QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
    }
}
