using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>The one sentence that tells a customer why a ribbon is shown.</summary>
/// <remarks>It names only attributes that may be shown to customers, and only conditions that hold and do not stand under a negation.</remarks>
internal static class CustomerSentence
{
    /// <summary>What is said where no attribute may be named.</summary>
    public const string Neutral = "Picked for investors like you";

    // Two facts read as a reason, more read as a dossier.
    private const int MostFacts = 2;

    /// <summary>The sentence for a customer who is a member; never empty.</summary>
    public static string Of(RuleTrace trace, DataSchema schema)
    {
        string[] facts = [.. Facts(trace, schema).Distinct().Take(MostFacts)];
        return facts.Length == 0 ? Neutral : $"You see this because {string.Join(" and ", facts)}";
    }

    /// <summary>Whether a sentence about this rule could name anything, whoever the customer is.</summary>
    public static bool CanName(RuleNode node, DataSchema schema) => node switch
    {
        Group { Not: true } => false,
        Group group => group.Rules.Any(rule => CanName(rule, schema)),
        AttributeCondition condition => IsShown(condition, schema),
        _ => false,
    };

    private static IEnumerable<string> Facts(RuleTrace trace, DataSchema schema)
    {
        if (!trace.Holds)
        {
            return [];
        }

        return trace.Node switch
        {
            Group { Not: true } => [],
            Group { Combinator: Combinator.Or } => trace.Children.Select(c => Facts(c, schema)).FirstOrDefault(f => f.Any()) ?? [],
            Group => trace.Children.SelectMany(c => Facts(c, schema)),
            AttributeCondition condition when MayBeShown(condition, trace, schema) => [Fact(condition, trace.Actual, schema)],
            _ => [],
        };
    }

    // What is so for this customer, rather than everything the rule would have taken: "your risk level is Balanced".
    private static string Fact(AttributeCondition condition, AttributeValue actual, DataSchema schema)
    {
        string name = condition.Field.Replace('_', ' ');
        return (condition.Operator, actual.Type) switch
        {
            (ConditionOperator.Equal or ConditionOperator.In, AttributeType.Text) => $"your {name} is {actual.Text}",
            (ConditionOperator.HasAny or ConditionOperator.HasAll, _) => $"your {name} include {Both(condition.Value, actual)}",
            _ => $"your {RuleSentence.Of(condition with { Field = name }, schema)}",
        };
    }

    private static string Both(ConditionValue? asked, AttributeValue actual) => string.Join(
        " and ",
        (asked as ListValue)?.Values.OfType<TextValue>().Select(t => t.Text).Where(actual.Tags.Contains).Distinct() ?? []);

    // A condition that holds because nothing is known gives the customer no reason.
    private static bool MayBeShown(AttributeCondition condition, RuleTrace trace, DataSchema schema) =>
        !trace.Actual.IsMissing && IsShown(condition, schema);

    private static bool IsShown(AttributeCondition condition, DataSchema schema) =>
        schema.Find(AttributeScope.Customer, condition.Field) is { ShowToCustomer: true };
}
