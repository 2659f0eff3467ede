using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>A training that is to be done.</summary>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="AsOf">Up to which instant is learned, Unix milliseconds; null for now.</param>
/// <param name="Hold">Whether nothing takes its place by itself.</param>
internal sealed record TrainingRequest(Actor Actor, string Reason, long? AsOf = null, bool Hold = false);
