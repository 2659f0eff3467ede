using System.Collections.Immutable;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>The rules of all segments, compiled together, and which of them read what.</summary>
internal sealed class SegmentProgram
{
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<int, int[]> _readersOfAttribute;
    private readonly Dictionary<int, int[]> _readersOfType;
    private readonly int[] _all;

    private SegmentProgram(RuleProgram program, string[] keys, Group[] rules, PlanTree[] roots, Reading[] readings)
    {
        Program = program;
        Keys = keys;
        Rules = rules;
        Roots = roots;
        _all = [.. Enumerable.Range(0, keys.Length)];
        _places = _all.ToDictionary(place => keys[place], StringComparer.Ordinal);
        _readersOfAttribute = Readers(readings, r => r.Attributes);
        _readersOfType = Readers(readings, r => r.EventTypes);
    }

    /// <summary>What is evaluated.</summary>
    public RuleProgram Program { get; }

    /// <summary>The segments that have a rule; a segment's place in here is its place everywhere below.</summary>
    public string[] Keys { get; }

    public Group[] Rules { get; }

    public PlanTree[] Roots { get; }

    /// <summary>Compiles the rules; one that cannot be compiled is left out, together with those that refer to it.</summary>
    /// <param name="keys">All segments.</param>
    /// <param name="ruleOf">A segment's rule; null for one without. Must be free of cycles.</param>
    /// <param name="population">The snapshot to compile against.</param>
    /// <param name="zone">The zone of local dates.</param>
    public static SegmentProgram Compile(IEnumerable<string> keys, Func<string, Group?> ruleOf, PopulationSnapshot population, TimeZoneInfo zone)
    {
        var compiler = new RuleCompiler(population, ruleOf, zone);
        var compiled = keys.Order(CodePointComparer.Instance).Select(k => (Key: k, Root: TryAdd(compiler, k))).Where(c => c.Root is not null).ToArray();
        string[] named = [.. compiled.Select(c => c.Key)];
        var roots = compiled.Select(c => c.Root!).ToArray();
        var readings = new Dictionary<string, Reading>(StringComparer.Ordinal);
        return new SegmentProgram(
            compiler.Finish(), named, [.. named.Select(k => ruleOf(k)!)], roots, [.. named.Select(k => ReadingOf(k, ruleOf, population, readings))]);
    }

    private static PlanTree? TryAdd(RuleCompiler compiler, string key)
    {
        try
        {
            return compiler.AddSegment(key);
        }
        catch (RuleNotCompilableException)
        {
            return null; // whoever asks for this segment by itself is told why
        }
    }

    /// <summary>The conditions that the clock can change and that read what a change wrote to.</summary>
    public IReadOnlyList<PlanNode> TimedReadersOf(PopulationChanges changes) => changes.Presence
        ? Program.Timed
        : [.. Program.Timed.Where(node => node switch
        {
            ColumnNode column => changes.Attributes.Contains(column.Slot.Ordinal),
            EventNode events => changes.EventTypes.Contains(events.Value.Selection.Type),
            _ => true,
        })];

    /// <summary>A segment's place; −1 for one without a rule.</summary>
    public int PlaceOf(string key) => _places.GetValueOrDefault(key, -1);

    /// <summary>The places of the segments whose members may differ after a change, each once.</summary>
    public IReadOnlyCollection<int> AffectedBy(PopulationChanges changes)
    {
        if (changes.Presence)
        {
            return _all;
        }

        if (changes.Attributes.Count + changes.EventTypes.Count == 1)
        {
            return changes.Attributes.Count == 1
                ? _readersOfAttribute.GetValueOrDefault(changes.Attributes.First(), [])
                : _readersOfType.GetValueOrDefault(changes.EventTypes.First(), []);
        }

        var affected = new HashSet<int>();
        foreach (int attribute in changes.Attributes)
        {
            affected.UnionWith(_readersOfAttribute.GetValueOrDefault(attribute, []));
        }

        foreach (int type in changes.EventTypes)
        {
            affected.UnionWith(_readersOfType.GetValueOrDefault(type, []));
        }

        return affected;
    }

    private static Dictionary<int, int[]> Readers(Reading[] readings, Func<Reading, IEnumerable<int>> of) =>
        readings.SelectMany((reading, place) => of(reading).Select(ordinal => (ordinal, place)))
            .GroupBy(r => r.ordinal, r => r.place)
            .ToDictionary(g => g.Key, g => g.ToArray());

    // What a rule reads, and what the segments read that it refers to.
    private static Reading ReadingOf(string key, Func<string, Group?> ruleOf, PopulationSnapshot population, Dictionary<string, Reading> known)
    {
        if (known.TryGetValue(key, out var reading))
        {
            return reading;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var attributes = ImmutableHashSet.CreateBuilder<int>();
        var types = ImmutableHashSet.CreateBuilder<int>();
        if (ruleOf(key) is { } rule)
        {
            foreach (var (_, node) in RulePaths.All(rule))
            {
                switch (node)
                {
                    case AttributeCondition condition when population.Slot(AttributeScope.Customer, condition.Field) is { } slot:
                        attributes.Add(slot.Ordinal);
                        break;
                    case EventCondition condition when population.EventTypes.TryGetValue(condition.Event, out int type):
                        types.Add(type);
                        break;
                    case SegmentCondition condition:
                        var other = ReadingOf(condition.Segment, ruleOf, population, known);
                        attributes.UnionWith(other.Attributes);
                        types.UnionWith(other.EventTypes);
                        break;
                }
            }
        }

        return known[key] = new Reading(attributes.ToImmutable(), types.ToImmutable());
    }

    /// <param name="Attributes">Ordinals of customer attributes.</param>
    /// <param name="EventTypes">Ordinals of event types.</param>
    private sealed record Reading(ImmutableHashSet<int> Attributes, ImmutableHashSet<int> EventTypes);
}
