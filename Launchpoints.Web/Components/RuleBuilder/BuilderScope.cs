using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What every part of the rule builder shares. One for as long as the builder is shown: the parts look into it when they are drawn, and are not told of changes.</summary>
public sealed class BuilderScope
{
    public required BuilderTree Tree { get; set; }

    public required RuleVocabulary Vocabulary { get; set; }

    public required RuleSubject Subject { get; set; }

    /// <summary>Mistakes by the number of the node they belong to; another object whenever they are others.</summary>
    public required ILookup<int, RuleError> Errors { get; set; }

    /// <summary>What each node found for the person being tested, by path; null when nobody is. Another object whenever it was asked anew.</summary>
    public IReadOnlyDictionary<string, RuleTrace>? Trace { get; set; }

    public required bool ReadOnly { get; set; }

    /// <summary>The most frequent values of an attribute that contain the typed text.</summary>
    public required Func<AttributeScope, string, string, Task<IReadOnlyList<string>>> Suggest { get; set; }

    /// <summary>Takes an edit; the flag says that it continues the typing in one field.</summary>
    public required Func<BuilderChange, bool, Task> Apply { get; init; }

    /// <summary>The attribute that a name means at a place; null when there is none.</summary>
    /// <param name="field">The name.</param>
    /// <param name="inFilter">Whether it stands in the filter of an event condition.</param>
    public AttributeDefinition? Attribute(string field, bool inFilter)
    {
        if (!inFilter)
        {
            return Vocabulary.Schema.Find(Subject == RuleSubject.Customer ? AttributeScope.Customer : AttributeScope.Kristal, field);
        }

        return field.StartsWith("kristal.", StringComparison.Ordinal)
            ? Vocabulary.Schema.Find(AttributeScope.Kristal, field["kristal.".Length..])
            : Vocabulary.Schema.Find(AttributeScope.Event, field);
    }

    /// <summary>The type of what a name means at a place; null when there is no such attribute.</summary>
    public AttributeType? TypeOf(string field, bool inFilter) =>
        inFilter && field == "kristal" ? AttributeType.Text : Attribute(field, inFilter)?.Type;
}
