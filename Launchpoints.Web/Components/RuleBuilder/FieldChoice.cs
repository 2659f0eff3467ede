using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>One thing a condition can ask about.</summary>
/// <param name="Value">What the select holds, e.g. <c>a:country</c>, <c>e:viewed</c>, <c>segment</c>.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Heading">The heading it stands under.</param>
public sealed record FieldChoice(string Value, string Label, string Heading)
{
    private const string Attributes = "Attributes", Events = "Events", Kristals = "Kristal of the event", Other = "Membership";

    /// <summary>Everything a condition at this place can ask about, in the order shown.</summary>
    public static IReadOnlyList<FieldChoice> For(BuilderScope scope, bool inFilter)
    {
        var schema = scope.Vocabulary.Schema;
        if (inFilter)
        {
            return
            [
                .. schema.Of(AttributeScope.Event).Select(a => new FieldChoice("a:" + a.Key, a.Key, "Event attributes")),
                new FieldChoice("a:kristal", "Kristal", Kristals),
                .. schema.Of(AttributeScope.Kristal).Select(a => new FieldChoice("a:kristal." + a.Key, a.Key, Kristals)),
            ];
        }

        if (scope.Subject == RuleSubject.Kristal)
        {
            return [.. schema.Of(AttributeScope.Kristal).Select(a => new FieldChoice("a:" + a.Key, a.Key, Attributes))];
        }

        return
        [
            .. schema.Of(AttributeScope.Customer).Select(a => new FieldChoice("a:" + a.Key, a.Key, Attributes)),
            .. schema.EventTypes.Select(e => new FieldChoice("e:" + e, e, Events)),
            new FieldChoice("segment", "Another segment", Other),
            new FieldChoice("sample", "A random sample", Other),
        ];
    }

    /// <summary>The choice that a condition stands for; empty for one that nobody has said anything about yet.</summary>
    public static string ValueOf(Condition condition) => condition switch
    {
        AttributeCondition { Field: "" } => "",
        AttributeCondition attribute => "a:" + attribute.Field,
        EventCondition happened => "e:" + happened.Event,
        SegmentCondition => "segment",
        SampleCondition => "sample",
        _ => "",
    };
}
