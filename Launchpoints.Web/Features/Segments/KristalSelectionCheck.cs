using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Segments;

/// <summary>What can be wrong with a choice of Kristals besides its rule.</summary>
internal static class KristalSelectionCheck
{
    public static IEnumerable<Problem> Problems(KristalSelection selection, RuleVocabulary vocabulary, string prefix = "/kristals")
    {
        for (int i = 0; i < selection.EventTypes.Length; i++)
        {
            string type = selection.EventTypes[i];
            if (!vocabulary.Schema.EventTypes.Contains(type))
            {
                yield return new Problem(
                    RuleErrorCodes.UnknownEvent, $"{prefix}/eventTypes/{i}", $"There is no event type '{type}'.",
                    Suggestion: NearestName.Of(type, vocabulary.Schema.EventTypes));
            }
        }

        foreach (var error in selection.Window is null ? [] : RuleValidator.Validate(selection.Window, vocabulary, $"{prefix}/window"))
        {
            yield return error.ToProblem();
        }
    }
}
