using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Serving;

public sealed class FilterCountTests
{
    [Fact]
    public void Estimate_OfAFilteredEventCondition_CountsEachFilterByItselfAndTheRuleWithoutIt()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Event, "amount", AttributeType.Number));
        editor.Define(new AttributeDefinition(AttributeScope.Event, "channel", AttributeType.Text));
        void Invested(string customer, double amount, string channel) => editor.AddEvent(
            customer, "invested", 1_000, null, [new("amount", AttributeValue.OfNumber(amount)), new("channel", AttributeValue.OfText(channel))]);
        foreach (string customer in (string[])["a", "b", "c", "d"])
        {
            editor.PutCustomer(customer);
        }

        Invested("a", 10, "app");
        Invested("a", 900, "app");
        Invested("b", 900, "web");
        Invested("c", 5, "app");

        var view = new Workspace(editor.Build(), WorkspaceConfiguration.Empty).At(2_000);
        var rule = RuleText.Read("COUNT(invested WHERE amount > 100 AND channel = 'app') >= 1").Rule!;
        var counts = view.Estimate(rule, null, CancellationToken.None).Nodes.ToDictionary(n => n.Path, n => (n.Customers, n.Without));
        Assert.Equal((1, 4), counts[""]);
        Assert.Equal((1, 4), counts["/rules/0"]);
        Assert.Equal((1, 3), counts["/rules/0/where"]);
        Assert.Equal((2, 2), counts["/rules/0/where/rules/0"]); // a and b invested more than 100; without it a and c did by app
        Assert.Equal((2, 2), counts["/rules/0/where/rules/1"]);
    }
}
