using Launchpoints.Engine.Composition;
using Launchpoints.Web.Features;

namespace Launchpoints.Web.Api.Ribbons;

/// <summary>How cards are tried out.</summary>
/// <param name="Share">The share of pages on which a card is tried out, above 0 and at most 0.5.</param>
/// <param name="Among">From how many of the next best Kristals it is drawn; 20 unless said.</param>
internal sealed record ExplorationBody(double? Share, int? Among)
{
    public static ExplorationBody? Of(Exploration? exploration) => exploration is null ? null : new(exploration.Share, exploration.Among);

    public static Exploration Read(JsonObject body)
    {
        double? share = body.Number("share");
        int among = body.Integer("among", 1, Exploration.MostAmong) ?? Exploration.UsualAmong;
        body.Done();
        if (share is null && !body.Has("share")) body.Problems.Add(new Problem("value.missing", body.PathOf("share"), "Say on which share of the pages a card is tried out, such as 0.05."));
        return new Exploration(share ?? 0, among);
    }
}
