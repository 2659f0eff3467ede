using System.Globalization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>What can be wrong with a ribbon.</summary>
internal static class RibbonCheck
{
    public const int MostCards = 100;
    public const int MostPriority = 1_000_000;
    public const int LongestTitle = 200;
    private const int MostListed = 1000;

    public static IReadOnlyList<Problem> Problems(RibbonDefinition ribbon, WorkspaceConfiguration configuration, DataSchema schema)
    {
        var problems = new List<Problem>();
        if (!configuration.Segments.ContainsKey(ribbon.Segment))
        {
            Add("ribbon.unknown_segment", "segment", $"There is no segment '{ribbon.Segment}'.", NearestName.Of(ribbon.Segment, configuration.Segments.Keys));
        }

        if (!configuration.Placements.ContainsKey(ribbon.Placement))
        {
            Add("ribbon.unknown_placement", "placement", $"There is no placement '{ribbon.Placement}'.", NearestName.Of(ribbon.Placement, configuration.Placements.Keys));
        }

        Range("priority", ribbon.Priority, 1, MostPriority);
        Range("minCards", ribbon.MinCards, 1, MostCards);
        Range("maxCards", ribbon.MaxCards, 1, MostCards);
        if (ribbon.MaxCards < ribbon.MinCards)
        {
            Add("value.out_of_range", "maxCards", "The most cards cannot be fewer than the fewest.");
        }

        if (string.IsNullOrWhiteSpace(ribbon.Title)) Add("value.missing", "title", "A ribbon has a title: customers see it.");
        if (ribbon.Title.Length > LongestTitle) Add("value.too_long", "title", $"A title has at most {LongestTitle} characters.");
        if (ribbon.Subtitle.Length > LongestTitle) Add("value.too_long", "subtitle", $"A subtitle has at most {LongestTitle} characters.");
        if (ribbon.Start >= ribbon.End) Add("value.out_of_range", "end", "The end comes after the start.");
        if (ribbon.Pinned.Length > MostListed) Add("value.out_of_range", "pinned", $"At most {MostListed} Kristals are pinned.");
        if (ribbon.Blocked.Length > MostListed) Add("value.out_of_range", "blocked", $"At most {MostListed} Kristals are blocked.");
        problems.AddRange(CardRulesCheck.Problems(ribbon, schema));
        if (ribbon.Exploration is { } exploration)
        {
            if (!(exploration.Share > 0 && exploration.Share <= Exploration.MostShare))
            {
                Add("value.out_of_range", "exploration/share", $"'share' is above 0 and at most {Exploration.MostShare.ToString(CultureInfo.InvariantCulture)}; leave exploration out to try nothing.");
            }

            Range("exploration/among", exploration.Among, 1, Exploration.MostAmong);
        }

        return problems;

        void Add(string code, string member, string message, string? suggestion = null) =>
            problems.Add(new Problem(code, $"/{member}", message, Suggestion: suggestion));

        void Range(string member, int value, int least, int most)
        {
            if (value < least || value > most) Add("value.out_of_range", member, $"'{member}' is from {least} to {most}.");
        }
    }
}
