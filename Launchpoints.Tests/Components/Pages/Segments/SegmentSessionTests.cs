using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Components.RuleBuilder;
using Launchpoints.Web.Components.Pages.Segments;
using Launchpoints.Web.Components.RuleBuilder;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Segments;

public sealed class SegmentSessionTests
{
    [Fact]
    public void TypeText_OfARule_MovesTheBuilderAndTheSentence()
    {
        var session = Session("EVERYONE");
        Assert.True(session.TypeText("age >= 30 and country in ('SG')"));
        Assert.Equal("/rules/1", session.Form.Rule.Nodes().Last().Path);
        Assert.Equal("age is at least 30, and country is SG", session.Sentence);
        Assert.Equal("age >= 30 and country in ('SG')", session.Text); // the typist's own layout stays
    }

    [Fact]
    public void TypeText_ThatCannotBeRead_KeepsTheTreeAndSaysWhere()
    {
        var session = Session("age >= 30");
        var before = session.Form.Rule;
        Assert.False(session.TypeText("age >="));
        Assert.Same(before, session.Form.Rule);
        Assert.False(session.IsSound);
        Assert.Contains(session.TextErrors, e => e is { Line: 1, Column: not null });
        Assert.NotNull(session.Waiting);
    }

    [Fact]
    public void TypeText_WithAnUnknownName_ShowsTheMistakeInBothFaces()
    {
        var session = Session("EVERYONE");
        Assert.True(session.TypeText("contry = 'SG'"));
        Assert.Equal(RuleErrorCodes.UnknownAttribute, Assert.Single(session.RuleErrors).Code);
        Assert.Equal("country", Assert.Single(session.TextErrors).Suggestion);
    }

    [Fact]
    public void Edits_InTheBuilder_RewriteTheText()
    {
        var session = Session("age >= 30");
        var change = session.Form.Rule.AddCondition(session.Form.Rule.Root.Id, new AttributeCondition("vip", ConditionOperator.Equal, new BooleanValue(true)));
        session.Edit(session.Form with { Rule = change.Tree }, typing: false);
        Assert.Equal("age >= 30 AND vip = true", session.Text, ignoreCase: true);
    }

    [Fact]
    public void UndoAndRedo_WalkThroughBothFacesTogether()
    {
        var session = Session("age >= 30");
        session.TypeText("age >= 31");
        session.Edit(session.Form with { Name = "Another" }, typing: false);
        session.Undo();
        Assert.Equal("First", session.Form.Name);
        session.Undo();
        Assert.Equal("age >= 30", session.Text);
        Assert.False(session.CanUndo);
        session.Redo();
        session.Redo();
        Assert.Equal("Another", session.Form.Name);
        Assert.Equal("age >= 31", session.Text);
        Assert.False(session.CanRedo);
    }

    [Fact]
    public void Letters_TypedIntoOneField_AreOneStep()
    {
        var session = Session("age >= 30");
        foreach (string name in (string[])["A", "An", "Ann"])
        {
            session.Edit(session.Form with { Name = name }, typing: true);
        }

        session.Undo();
        Assert.Equal("First", session.Form.Name);
    }

    private static SegmentSession Session(string rule) => new(
        new SegmentDefinition("s", "First", "", RuleText.Read(rule).Rule!, KristalSelection.Catalogue), RuleBuilderHost.Vocabulary);
}
