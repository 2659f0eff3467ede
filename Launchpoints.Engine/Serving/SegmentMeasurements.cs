using System.Collections.Immutable;
using Launchpoints.Engine.Experiments;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;

namespace Launchpoints.Engine.Serving;

/// <summary>How good each model was on what customers went on to choose, and what <c>auto</c> makes of it. Immutable.</summary>
/// <param name="Windows">What was held back, by time; empty where <paramref name="Problem"/> is set.</param>
/// <param name="Problem">Why nothing could be held back, one of <see cref="BackTestProblems"/>; null when something was.</param>
/// <param name="Everyone">The evidence over all customers.</param>
/// <param name="Segments">The evidence in each published segment, by key.</param>
public sealed record SegmentMeasurements(
    ImmutableArray<BackTestWindow> Windows, string? Problem, SegmentEvidence Everyone, ImmutableDictionary<string, SegmentEvidence> Segments)
{
    /// <summary>What <c>auto</c> takes where a segment's own evidence does not say otherwise: the model that measured best over everyone, where it is ahead of plain popularity beyond doubt.</summary>
    public string ChosenForAll => Ahead(Everyone, ModelNames.Popular) ?? ModelNames.Popular;

    /// <summary>What <c>auto</c> takes in a segment: the model that measured best on its own held-back choices, where it is ahead of <see cref="ChosenForAll"/> beyond doubt; else that one.</summary>
    public string ChosenFor(string segment) => Segments.TryGetValue(segment, out var own) ? Ahead(own, ChosenForAll) ?? ChosenForAll : ChosenForAll;

    /// <summary>The segments that go another way than all others, with their model.</summary>
    public ImmutableDictionary<string, string> Exceptions() => Segments.Keys
        .Select(key => KeyValuePair.Create(key, ChosenFor(key)))
        .Where(c => c.Value != ChosenForAll)
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>By how much the best model of a segment is ahead of another, with an interval that holds for all of them together; null where it cannot be said.</summary>
    public static Interval? LeadOver(SegmentEvidence evidence, string model)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        foreach (var lead in evidence.Compare().Leads)
        {
            if (lead.Model == model)
            {
                return lead.Difference;
            }
        }

        return null;
    }

    // The paired test of the best against one other; refused where too few customers chose something.
    private static string? Ahead(SegmentEvidence evidence, string other)
    {
        var comparison = evidence.Compare();
        bool tooFew = comparison.Refusal is BackTestProblems.TooFewCustomers or BackTestProblems.TooFewCustomersToChoose;
        return !tooFew && comparison.Best != other && LeadOver(evidence, other) is { Low: > 0 } ? comparison.Best : null;
    }
}
