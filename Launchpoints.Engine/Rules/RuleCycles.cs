using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>Finds segments that refer to each other in a circle.</summary>
public static class RuleCycles
{
    /// <summary>The keys of the segments that a rule refers to, each once, in the order of the tree; may be empty.</summary>
    public static ImmutableArray<string> References(Group rule) =>
        [.. RulePaths.All(rule).Select(n => n.Node).OfType<SegmentCondition>().Select(s => s.Segment).Distinct(StringComparer.Ordinal)];

    /// <summary>The shortest circle through a segment, e.g. <c>s1, s4, s1</c>.</summary>
    /// <param name="start">The segment that is being saved or published.</param>
    /// <param name="ruleOf">The rule of a segment (its draft on saving, its published version on publishing); null when it has none. Asked at most once for each key.</param>
    /// <returns>The keys from <paramref name="start"/> back to it; null when there is no circle. Circles that <paramref name="start"/> is not part of are not looked for.</returns>
    public static ImmutableArray<string>? Find(string start, Func<string, Group?> ruleOf)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(ruleOf);
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out string? key))
        {
            if (ruleOf(key) is not { } rule)
            {
                continue;
            }

            foreach (string next in References(rule))
            {
                if (next == start)
                {
                    return WayTo(key, start, cameFrom);
                }

                if (cameFrom.TryAdd(next, key))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    /// <summary>The mistake that names the circle, at the condition where it begins; null when there is none.</summary>
    public static RuleError? Check(string start, Func<string, Group?> ruleOf, string prefix = "")
    {
        if (Find(start, ruleOf) is not { } way)
        {
            return null;
        }

        string path = ruleOf(start) is { } rule
            ? RulePaths.All(rule).First(n => n.Node is SegmentCondition s && s.Segment == way[1]).Path
            : "";
        return new RuleError(
            RuleErrorCodes.Cycle, $"{prefix}{path}/segment", null, null,
            $"Segments cannot refer to each other in a circle: {string.Join(" → ", way)}.", null);
    }

    private static ImmutableArray<string> WayTo(string last, string start, Dictionary<string, string> cameFrom)
    {
        var way = new List<string> { start };
        for (string at = last; at != start; at = cameFrom[at])
        {
            way.Add(at);
        }

        way.Add(start);
        way.Reverse();
        return [.. way];
    }
}
