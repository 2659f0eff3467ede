using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What every part of the rule builder shares while it is drawn.</summary>
public sealed class BuilderScope
{
    public required BuilderTree Tree { get; init; }

    public required RuleVocabulary Vocabulary { get; init; }

    public required RuleSubject Subject { get; init; }

    /// <summary>Counts by path; empty while there are none, and where only a subset is known.</summary>
    public required IReadOnlyDictionary<string, NodeCount> Counts { get; init; }

    /// <summary>Whether the counts are of a former rule.</summary>
    public required bool CountsAreOld { get; init; }

    /// <summary>Mistakes by the number of the node they belong to.</summary>
    public required ILookup<int, RuleError> Errors { get; init; }

    /// <summary>What each node found for the person being tested, by path; null when nobody is.</summary>
    public required IReadOnlyDictionary<string, RuleTrace>? Trace { get; init; }

    public required bool ReadOnly { get; init; }

    /// <summary>The most frequent values of an attribute that contain the typed text.</summary>
    public required Func<AttributeScope, string, string, Task<IReadOnlyList<string>>> Suggest { get; init; }

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
