using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Api.Segments;
using Launchpoints.Web.Features.Rules;

namespace Launchpoints.Web.Api.Rules;

/// <summary>A rule to count, as JSON or as text, and the Kristals that go with it.</summary>
internal sealed record EstimateBody(Group? Rule, string? RuleText, KristalsBody? Kristals);

/// <summary>The exact count of a group or condition.</summary>
/// <param name="Path">A JSON pointer into the rule that came back; empty for the root.</param>
/// <param name="Customers">Customers for whom it holds by itself.</param>
/// <param name="Without">Members the whole rule would have without it.</param>
internal sealed record ConditionCount(string Path, int Customers, int Without);

/// <summary>Everything that is counted about a rule.</summary>
internal sealed record EstimateAnswer(
    int Customers,
    int Population,
    int Kristals,
    string Sentence,
    string RuleText,
    Group Rule,
    IReadOnlyList<string> Sample,
    IReadOnlyList<ConditionCount> Conditions,
    DateTimeOffset AsOf,
    double ElapsedMilliseconds)
{
    public static EstimateAnswer Of(RuleEstimateView view) => new(
        view.Estimate.Customers,
        view.Estimate.Population,
        view.Estimate.Kristals,
        view.Sentence,
        view.RuleText,
        view.Rule,
        view.Estimate.Sample,
        [.. view.Estimate.Nodes.Select(n => new ConditionCount(n.Path, n.Customers, n.Without))],
        view.AsOf,
        Math.Round(view.ElapsedMilliseconds, 3));
}

/// <summary>A rule or a segment, and the customer it is explained for: a key, or <c>{ "attributes", "events" }</c>.</summary>
internal sealed record ExplainBody(Group? Rule, string? RuleText, string? Segment, object Customer);

/// <summary>Whether a customer is a member, and why.</summary>
internal sealed record ExplainAnswer(bool Member, TraceAnswer Trace, DateTimeOffset AsOf);

/// <summary>What one node of a rule found.</summary>
/// <param name="Path">A JSON pointer into the canonical rule; empty for the root.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Sentence">What it asks, in plain English.</param>
/// <param name="Actual">The customer's value; null where it is missing, and for groups.</param>
/// <param name="Asked">The value asked for; null where there is none, and for groups.</param>
/// <param name="Children">What is inside a group.</param>
internal sealed record TraceAnswer(string Path, bool Holds, string Sentence, JsonNode? Actual, JsonNode? Asked, IReadOnlyList<TraceAnswer> Children)
{
    public static TraceAnswer Of(RuleTrace trace, DataSchema schema) => new(
        trace.Path,
        trace.Holds,
        RuleSentence.Of(trace.Node, schema),
        JsonSerializer.SerializeToNode(trace.Actual, ApiJson.Options),
        Asks(trace.Node),
        [.. trace.Children.Select(c => Of(c, schema))]);

    private static JsonNode? Asks(RuleNode node) => node switch
    {
        AttributeCondition condition => ValueOf(condition.Value),
        EventCondition condition => ValueOf(condition.Value),
        SegmentCondition condition => JsonValue.Create(condition.In),
        SampleCondition sample => new JsonObject { ["from"] = sample.From, ["to"] = sample.To },
        _ => null,
    };

    private static JsonNode? ValueOf(ConditionValue? value) => value switch
    {
        TextValue text => JsonValue.Create(text.Text),
        NumberValue number => JsonValue.Create(number.Number),
        BooleanValue boolean => JsonValue.Create(boolean.Boolean),
        SpanValue span => new JsonObject { ["amount"] = span.Amount, ["unit"] = TimeUnits.Json(span.Unit) },
        ListValue list => new JsonArray([.. list.Values.Select(ValueOf)]),
        _ => null,
    };
}
