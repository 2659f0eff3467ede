using System.Collections.Immutable;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>Puts the contributions of a learned model into words: for the marketer, and for the customer.</summary>
/// <remarks>Customers are told what they hold, and nothing of how segments are called; features only where their attribute may be shown to customers.</remarks>
internal sealed class PersonalReasons(ServingModel serving, CustomerKristals customer, DataSchema schema)
{
    private int _held = -1;
    private ServingModel.HeldSentences? _sentences;

    /// <summary>The sentences: for the marketer the strongest reason, and the segment's liking where it is beyond doubt; for the customer one, or null.</summary>
    public (ImmutableArray<string> Marketer, string? Customer) Of(Contribution strongest, int column)
    {
        var liked = serving.Liked(column);
        if (strongest.Kind == ContributionKind.Held && liked is null)
        {
            var known = SentencesOf(strongest.Subject);
            return (known.Marketer, known.Customer);
        }

        var (first, told) = Sentences(strongest, liked);
        return (liked is not null && strongest.Kind != ContributionKind.Group ? [first, liked.Marketer] : [first], told);
    }

    /// <summary>The parts of a relevance, the largest first.</summary>
    /// <param name="contributions">Of the score.</param>
    /// <param name="slope">What one unit of score is worth in relevance.</param>
    /// <param name="start">The relevance of a score of 0.</param>
    public IReadOnlyList<CardContribution> Parts(List<Contribution> contributions, double slope, double start)
    {
        var parts = new List<CardContribution>();
        foreach (var same in contributions.Where(c => c.Kind != ContributionKind.Anything).GroupBy(c => (c.Kind, c.Subject)))
        {
            var (kind, subject, text) = Named(same.Key.Kind, same.Key.Subject);
            parts.Add(new CardContribution(kind, subject, text, slope * same.Sum(c => c.Amount)));
        }

        parts.Sort((a, b) => Math.Abs(b.Amount).CompareTo(Math.Abs(a.Amount)));
        parts.Add(new CardContribution(
            ContributionKinds.Start, "", "What every Kristal begins with", start + (slope * contributions.Where(c => c.Kind == ContributionKind.Anything).Sum(c => c.Amount))));
        return parts;
    }

    // Most cards of a page are there because of the same few Kristals.
    private ServingModel.HeldSentences SentencesOf(int column)
    {
        if (_sentences is null || _held != column)
        {
            (_held, _sentences) = (column, serving.Sentences(column, customer.Held.Contains(serving.Columns.RowOf(column))));
        }

        return _sentences;
    }

    private (string Marketer, string? Customer) Sentences(Contribution strongest, ServingModel.LiftSentences? liked)
    {
        switch (strongest.Kind)
        {
            case ContributionKind.Held:
                var held = SentencesOf(strongest.Subject);
                return (held.Marketer[0], held.Customer);
            case ContributionKind.Attribute:
                string feature = serving.Models.FeatureOf(strongest.Subject);
                return ($"Like what the customer holds: {feature}", MayBeShown(feature) ? $"Like what you hold: {feature}" : "Like what you hold");
            case ContributionKind.Group when liked is not null:
                return (liked.Marketer, liked.Customer);
            case ContributionKind.Group:
                return strongest.Subject == serving.Group && strongest.Subject >= 0
                    ? ($"Chosen by members of {serving.SegmentName}", "Chosen by investors like you")
                    : ("Chosen by many customers", "Chosen by many investors");
            default:
                return ("Nothing speaks for it in particular yet", null);
        }
    }

    private (string Kind, string Subject, string Text) Named(ContributionKind kind, int subject)
    {
        switch (kind)
        {
            case ContributionKind.Held:
                int row = serving.Columns.RowOf(subject);
                return (ContributionKinds.Held, row < 0 ? "" : serving.Table.Keys[row], $"{(customer.Held.Contains(row) ? "Holds" : "Held")} {serving.Title(subject)}");
            case ContributionKind.Attribute:
                return (ContributionKinds.Attribute, serving.Models.FeatureOf(subject), $"Like what is held: {serving.Models.FeatureOf(subject)}");
            case ContributionKind.Group when subject >= 0:
                string segment = serving.Models.SegmentOf(subject);
                return (ContributionKinds.Segment, segment, subject == serving.Group ? $"Chosen by members of {serving.SegmentName}" : $"Chosen by members of segment {segment}");
            default:
                return (ContributionKinds.Everyone, "", "Chosen by everyone");
        }
    }

    private bool MayBeShown(string feature) => feature.StartsWith(CatalogueFeatures.Word, StringComparison.Ordinal)
        || (feature.IndexOf(": ", StringComparison.Ordinal) is var end and > 0 && schema.Find(AttributeScope.Kristal, feature[..end]) is { ShowToCustomer: true });
}
