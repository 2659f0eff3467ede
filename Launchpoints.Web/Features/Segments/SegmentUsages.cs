using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Segments;

/// <summary>What refers to a segment.</summary>
internal static class SegmentUsages
{
    public static IReadOnlyList<Usage> Of(string key, WorkspaceConfiguration configuration)
    {
        var usages = configuration.Ribbons.Values.Where(r => r.Segment == key).Select(r => new Usage("ribbon", r.Key, $"in '{r.Placement}'")).ToList();
        foreach (var (other, entry) in configuration.Segments)
        {
            if (other == key) continue;
            if (entry.Published is not null && RuleCycles.References(entry.Published.Rule).Contains(key))
            {
                usages.Add(new Usage("segment", other, "its published rule"));
            }
            else if (RuleCycles.References(entry.Draft.Rule).Contains(key))
            {
                usages.Add(new Usage("segment", other, "its draft"));
            }
        }

        usages.AddRange(configuration.Suitability.Where(s => RuleCycles.References(s.Value).Contains(key)).Select(s => new Usage("kristal", s.Key, "whom it is suitable for")));
        return [.. usages.OrderBy(u => u.Kind, StringComparer.Ordinal).ThenBy(u => u.Key, StringComparer.Ordinal)];
    }
}
