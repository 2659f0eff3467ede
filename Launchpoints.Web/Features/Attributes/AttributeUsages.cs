using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Attributes;

/// <summary>Which rules name an attribute.</summary>
internal static class AttributeUsages
{
    private const string KristalPrefix = "kristal.";

    public static IReadOnlyList<Usage> Of(AttributeScope scope, string key, WorkspaceConfiguration configuration)
    {
        var usages = new List<Usage>();
        foreach (var (segment, entry) in configuration.Segments.OrderBy(s => s.Key, CodePointComparer.Instance))
        {
            bool draft = Names(entry.Draft, scope, key);
            bool published = entry.Published is not null && Names(entry.Published, scope, key);
            if (draft || published)
            {
                usages.Add(new Usage("segment", segment, (draft, published) switch
                {
                    (true, true) => "draft and published version",
                    (true, false) => "draft",
                    _ => "published version",
                }));
            }
        }

        return [.. usages, .. Suitabilities(scope, key, configuration).Select(k => new Usage("kristal", k, "whom it is suitable for"))];
    }

    /// <summary>In words, the rules that are in force and name it, which asks for it to stay actionable.</summary>
    public static IEnumerable<string> InForce(AttributeScope scope, string key, WorkspaceConfiguration configuration) =>
        configuration.Segments.Where(s => s.Value.Published is { } p && Names(p, scope, key)).Select(s => s.Key).Order(CodePointComparer.Instance)
            .Select(s => $"The published version of segment '{s}'")
            .Concat(Suitabilities(scope, key, configuration).Select(k => $"The suitability of Kristal '{k}'"));

    private static IEnumerable<string> Suitabilities(AttributeScope scope, string key, WorkspaceConfiguration configuration) =>
        configuration.Suitability.Where(s => InRule(s.Value, scope, key)).Select(s => s.Key).Order(CodePointComparer.Instance);

    private static bool Names(SegmentDefinition segment, AttributeScope scope, string key) =>
        InRule(segment.Rule, scope, key)
        || (scope == AttributeScope.Kristal && segment.Kristals.Rule is { } rule
            && RulePaths.All(rule).Any(n => n.Node is AttributeCondition c && c.Field == key));

    private static bool InRule(Group rule, AttributeScope scope, string key)
    {
        string inEvents = scope == AttributeScope.Kristal ? KristalPrefix + key : key;
        foreach (var (path, node) in RulePaths.All(rule, insideWhere: true))
        {
            bool inWhere = path.Contains("/where", StringComparison.Ordinal);
            bool found = node switch
            {
                AttributeCondition condition when inWhere => scope != AttributeScope.Customer && condition.Field == inEvents,
                AttributeCondition condition => scope == AttributeScope.Customer && condition.Field == key,
                EventCondition condition => scope != AttributeScope.Customer && condition.Of == inEvents,
                _ => false,
            };
            if (found) return true;
        }

        return false;
    }
}
