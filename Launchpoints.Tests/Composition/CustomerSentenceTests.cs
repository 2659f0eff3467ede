using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Composition;

public sealed class CustomerSentenceTests
{
    private static readonly Workspace World = Of();

    [Theory]
    [InlineData("tier = 'gold' AND income > 5", "You see this because your tier is gold", true)]
    [InlineData("income > 5", CustomerSentence.Neutral, false)]
    [InlineData("NOT (tier = 'silver')", CustomerSentence.Neutral, false)]
    [InlineData("NOT (tier = 'silver') AND (income > 100 OR tier = 'gold')", "You see this because your tier is gold", true)]
    [InlineData("nickname IS NULL", CustomerSentence.Neutral, true)] // may be shown, and there is nothing to show
    [InlineData("COUNT(login) = 0 AND interests HAS ANY ('bonds', 'gold')", "You see this because your interests include bonds", true)]
    public void Sentence_OfARule_NamesOnlyWhatHoldsAndMayBeShown(string text, string sentence, bool canName)
    {
        var rule = RuleText.Read(text).Rule!;
        var trace = World.At(0).Explain(rule, CustomerReference.Of("ada"))!;
        Assert.True(trace.Holds);
        Assert.Equal(sentence, CustomerSentence.Of(trace, World.Population.Schema));
        Assert.Equal(canName, CustomerSentence.CanName(rule, World.Population.Schema));
    }

    private static Workspace Of()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "tier", AttributeType.Text, ShowToCustomer: true));
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "nickname", AttributeType.Text, ShowToCustomer: true));
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "interests", AttributeType.Tags, ShowToCustomer: true));
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "income", AttributeType.Number));
        editor.DefineEventType("login");
        editor.SetCustomer("ada", "tier", AttributeValue.OfText("gold"));
        editor.SetCustomer("ada", "interests", AttributeValue.OfTags(["bonds", "art"]));
        editor.SetCustomer("ada", "income", AttributeValue.OfNumber(9));
        return new Workspace(editor.Build(), WorkspaceConfiguration.Empty);
    }
}
