using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Api.Placements;
using Launchpoints.Web.Api.Rules;

namespace Launchpoints.Web.Api.Decisions;

/// <summary>The answer for one customer, one placement, one instant.</summary>
/// <param name="Customer">The customer's key; null for a made-up one.</param>
/// <param name="Placement">The placement's key.</param>
/// <param name="AsOf">The instant.</param>
/// <param name="Ribbons">The ribbons shown, in order.</param>
/// <param name="Fallback">The placement's own content when none is shown; null otherwise.</param>
/// <param name="Explanation">Why; null unless asked for.</param>
/// <param name="Exposure">What to send to <c>POST /exposures</c> once this was delivered; absent unless asked for.</param>
internal sealed record DecisionAnswer(
    string? Customer,
    string Placement,
    DateTimeOffset AsOf,
    IReadOnlyList<RibbonShown> Ribbons,
    JsonElement? Fallback,
    ExplanationAnswer? Explanation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Exposure)
{
    public static DecisionAnswer Of(Decision decision, DataSchema schema, string? exposure = null) => new(
        decision.Customer,
        decision.Placement,
        DateTimeOffset.FromUnixTimeMilliseconds(decision.AsOf),
        [.. decision.Ribbons.Select(RibbonShown.Of)],
        PlacementAnswer.FallbackOf(decision.Fallback),
        decision.Explanation is null ? null : ExplanationAnswer.Of(decision.Explanation, schema),
        exposure);
}

/// <summary>A ribbon as the customer sees it.</summary>
internal sealed record RibbonShown(string Ribbon, string Segment, string Title, string Subtitle, string Why, IReadOnlyList<CardShown> Cards)
{
    public static RibbonShown Of(ShownRibbon r) => new(r.Ribbon, r.Segment, r.Title, r.Subtitle, r.Why, [.. r.Cards.Select(CardJson.Of)]);
}

/// <summary>A Kristal at one position; what it has no attribute for is left out.</summary>
internal sealed record CardShown(
    string Kristal,
    string Title,
    double Relevance,
    IReadOnlyList<string> Reasons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subtitle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Image,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ContributionAnswer>? Contributions)
{
    /// <summary>Its JSON, once it was written.</summary>
    internal byte[]? Written { get; set; }

    public static CardShown Of(Card c) => new(
        c.Kristal,
        c.Title,
        c.Relevance,
        c.Reasons,
        c.Subtitle,
        c.Image,
        c.Link,
        c.Why,
        c is { IsPersonal: true, Contributions.IsEmpty: false } ? [.. c.Contributions.Select(p => new ContributionAnswer(p.Kind, p.Subject, p.Amount))] : null);
}

/// <summary>A part of a card's relevance; all parts add up to it. Only where a learned model serves, and the decision was asked for with its reasons.</summary>
internal sealed record ContributionAnswer(string Kind, string Subject, double Amount);

/// <summary>Why a decision is as it is.</summary>
internal sealed record ExplanationAnswer(IReadOnlyList<RibbonReason> Ribbons, IReadOnlyList<KristalReason> Kristals)
{
    public static ExplanationAnswer Of(DecisionExplanation e, DataSchema schema) =>
        new([.. e.Ribbons.Select(r => RibbonReason.Of(r, schema))], [.. e.Kristals.Select(k => new KristalReason(k.Kristal, k.Ribbon, k.Reason))]);
}

/// <summary>Why a ribbon is shown or not; counts, thresholds and trace are null for a segment without a published version.</summary>
internal sealed record RibbonReason(
    string Ribbon,
    string Segment,
    int Priority,
    bool Shown,
    string? Reason,
    int? Customers,
    int? Kristals,
    int? MinCustomers,
    int? MinKristals,
    TraceAnswer? Trace)
{
    public static RibbonReason Of(RibbonExplanation r, DataSchema schema) => new(
        r.Ribbon,
        r.Segment,
        r.Priority,
        r.Shown,
        r.Reason,
        r.Qualification?.Customers,
        r.Qualification?.Kristals,
        r.Qualification?.MinCustomers,
        r.Qualification?.MinKristals,
        r.Trace is null ? null : TraceAnswer.Of(r.Trace, schema));
}

/// <summary>Why a Kristal is not a card of a ribbon.</summary>
internal sealed record KristalReason(string Kristal, string Ribbon, string Reason);

/// <summary>A customer there is no decision for.</summary>
internal sealed record NoDecision(string Customer, string Code);

/// <summary>Customers to decide for, at most 1,000.</summary>
/// <param name="Exposure">Whether each decision carries what to log when it is delivered; false unless said.</param>
internal sealed record DecisionsBody(IReadOnlyList<string> Customers, string Placement, bool? Exposure);

/// <summary>A customer (a key, or <c>{ "attributes", "events" }</c>) to preview; drafts unless said otherwise.</summary>
internal sealed record PreviewBody(object Customer, string Placement, bool? Draft);
