using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Segments;

/// <summary>A segment as it was sent, before names and types were checked.</summary>
/// <param name="Definition">What it says; null where it could not be read at all.</param>
/// <param name="Rule">Its rule with the places of what was sent; null where it has none and means everyone.</param>
/// <param name="KristalRule">The rule over Kristals; null where it has none.</param>
/// <param name="Problems">What was wrong with everything but the rules.</param>
internal sealed record SegmentReading(SegmentDefinition? Definition, RuleReading? Rule, RuleReading? KristalRule, IReadOnlyList<Problem> Problems)
{
    /// <summary>Everything that is wrong for a purpose, at the places of what was sent.</summary>
    public IReadOnlyList<Problem> Check(RuleVocabulary vocabulary, RulePurpose purpose)
    {
        var problems = Problems.ToList();
        problems.AddRange(Errors(Rule?.Check(vocabulary, RuleSubject.Customer, purpose)));
        problems.AddRange(Errors(KristalRule?.Check(vocabulary, RuleSubject.Kristal, purpose)));
        if (Definition is not null)
        {
            problems.AddRange(KristalSelectionCheck.Problems(Definition.Kristals, vocabulary));
        }

        return [.. problems.Distinct()];
    }

    private static IEnumerable<Problem> Errors(RuleReading? reading) => reading is null ? [] : reading.Errors.Select(e => e.ToProblem());
}
