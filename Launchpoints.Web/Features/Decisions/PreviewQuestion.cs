using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Decisions;

/// <summary>What a preview was asked for.</summary>
/// <param name="Customer">A real or made-up customer.</param>
/// <param name="Placement">The placement's key.</param>
/// <param name="Draft">Whether segments mean their drafts.</param>
/// <param name="AsOf">The instant; null for now.</param>
public sealed record PreviewQuestion(CustomerReference Customer, string Placement, bool Draft, DateTimeOffset? AsOf);
