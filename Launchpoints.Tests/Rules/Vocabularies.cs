using System.Collections.Immutable;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Rules;

/// <summary>The names that the tests of rules use.</summary>
internal static class Vocabularies
{
    public static RuleVocabulary Wealth { get; } = new(
        new (AttributeScope, string, AttributeType)[]
        {
            (AttributeScope.Customer, "country", AttributeType.Text),
            (AttributeScope.Customer, "email", AttributeType.Text),
            (AttributeScope.Customer, "risk_level", AttributeType.Number),
            (AttributeScope.Customer, "is_employee", AttributeType.Boolean),
            (AttributeScope.Customer, "joined", AttributeType.Date),
            (AttributeScope.Customer, "interests", AttributeType.Tags),
            (AttributeScope.Kristal, "category", AttributeType.Text),
            (AttributeScope.Kristal, "fee", AttributeType.Number),
            (AttributeScope.Event, "amount", AttributeType.Number),
            (AttributeScope.Event, "channel", AttributeType.Text),
        }.Aggregate(
            DataSchema.Empty.WithEventType("viewed").WithEventType("invested"),
            (schema, a) => schema.With(new AttributeDefinition(a.Item1, a.Item2, a.Item3, AttributeStatus.Actionable)))
        .With(new AttributeDefinition(AttributeScope.Customer, "raw_score", AttributeType.Number))
        .With(new AttributeDefinition(AttributeScope.Kristal, "raw_rank", AttributeType.Number)),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        ImmutableDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create("s1", true), KeyValuePair.Create("frequent_explorers", true), KeyValuePair.Create("s5", false)]));

    /// <summary>What is wrong with a text, each as <c>line:column code path [suggestion]</c>.</summary>
    public static IEnumerable<string> ErrorsOfText(string text, RulePurpose purpose = RulePurpose.Draft) =>
        RuleText.Read(text).Check(Wealth, purpose: purpose).Errors.Select(e => $"{e.Line}:{e.Column} {Show(e)}");

    /// <summary>What is wrong with JSON, each as <c>code path [suggestion]</c>.</summary>
    public static IEnumerable<string> ErrorsOfJson(string json, RulePurpose purpose = RulePurpose.Draft, RuleSubject subject = RuleSubject.Customer) =>
        RuleJson.Read(json).Check(Wealth, subject, purpose).Errors.Select(e =>
        {
            Assert.Null(e.Line);
            Assert.Null(e.Column);
            return Show(e);
        });

    private static string Show(RuleError e)
    {
        Assert.NotEmpty(e.Message);
        return $"{e.Code["rule.".Length..]} {e.Path}{(e.Suggestion is null ? "" : $" [{e.Suggestion}]")}";
    }
}
