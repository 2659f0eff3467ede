using System.Collections.Immutable;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>One ribbon as it was delivered; what came of it is not looked up yet.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Segment">The key of the segment whose Kristals it showed.</param>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="Kristals">The keys of its cards, in order, each once.</param>
internal sealed record DeliveredRibbon(string Customer, string Segment, long At, ImmutableArray<string> Kristals);
