using System.Collections.Immutable;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>A decision as it was delivered: what one has to know to learn from it.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Placement">The placement's key.</param>
/// <param name="AsOf">The instant of the decision, Unix milliseconds.</param>
/// <param name="Ribbons">The ribbons in order; empty where the fallback was shown, or nothing.</param>
public sealed record DeliveredDecision(string Customer, string Placement, long AsOf, ImmutableArray<DeliveredRibbon> Ribbons)
{
    /// <summary>Of a decision for a customer of the population that was asked for with what is to be logged.</summary>
    public static DeliveredDecision Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new DeliveredDecision(decision.Customer!, decision.Placement, decision.AsOf, [.. decision.Ribbons.Select(DeliveredRibbon.Of)]);
    }
}

/// <summary>A ribbon as it was delivered.</summary>
/// <param name="Ribbon">The ribbon's key.</param>
/// <param name="Segment">Its segment's key.</param>
/// <param name="Model">The model that ordered the cards.</param>
/// <param name="Candidates">The hash of the Kristals that could have been shown.</param>
/// <param name="CandidateCount">How many those were.</param>
/// <param name="Cards">The cards in order; at least one.</param>
public sealed record DeliveredRibbon(string Ribbon, string Segment, string Model, ulong Candidates, int CandidateCount, ImmutableArray<DeliveredCard> Cards)
{
    /// <summary>Whether any card was there by a chance below 1.</summary>
    public bool Explored => Cards.Any(c => c.Propensity < 1);

    internal static DeliveredRibbon Of(ShownRibbon ribbon)
    {
        var exposure = ribbon.Exposure ?? throw new InvalidOperationException("The decision was not asked for with what is to be logged.");
        return new DeliveredRibbon(
            ribbon.Ribbon,
            ribbon.Segment,
            exposure.Model,
            exposure.Candidates,
            exposure.CandidateCount,
            [.. ribbon.Cards.Zip(exposure.Propensities, (card, propensity) => new DeliveredCard(card.Kristal, card.Relevance, propensity))]);
    }
}

/// <summary>A card as it was delivered.</summary>
/// <param name="Kristal">The Kristal's key.</param>
/// <param name="Relevance">Its relevance, 0 to 1.</param>
/// <param name="Propensity">The exact chance with which it stood at its place, above 0 and up to 1.</param>
public sealed record DeliveredCard(string Kristal, double Relevance, double Propensity);
