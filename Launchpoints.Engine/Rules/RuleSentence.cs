using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>The third face of a rule: plain English, to be read aloud.</summary>
/// <remarks>
/// A sentence is for people only and is not read back. It shortens long lists and long groups, and says
/// "(or is unknown)" wherever a missing value lets a condition hold.
/// </remarks>
public static class RuleSentence
{
    /// <summary>The rule as a clause, e.g. <c>country is SG or HK, and risk_level is at least 3</c>; <c>everyone</c> and <c>no one</c> for empty groups.</summary>
    /// <param name="rule">A rule over customers or Kristals.</param>
    /// <param name="schema">Tells dates from texts; without it the value itself does.</param>
    /// <param name="subject">Whose attributes the rule names.</param>
    public static string Write(Group rule, DataSchema? schema = null, RuleSubject subject = RuleSubject.Customer)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleSentenceWriter(schema, Scope(subject)).Root(rule);
    }

    /// <summary>One group or condition as a clause, for a label or a trace.</summary>
    /// <inheritdoc cref="Write"/>
    public static string Of(RuleNode node, DataSchema? schema = null, RuleSubject subject = RuleSubject.Customer)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new RuleSentenceWriter(schema, Scope(subject));
        return node is Group group ? writer.Root(group) : writer.Node(node);
    }

    /// <summary>One condition inside an event condition's <c>where</c> as a clause.</summary>
    public static string OfWhere(RuleNode node, DataSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new RuleSentenceWriter(schema, AttributeScope.Event);
        return node is Group group ? writer.Root(group) : writer.Node(node);
    }

    private static AttributeScope Scope(RuleSubject subject) =>
        subject == RuleSubject.Customer ? AttributeScope.Customer : AttributeScope.Kristal;
}
