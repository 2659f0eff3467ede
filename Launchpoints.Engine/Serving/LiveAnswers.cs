using System.Collections.Concurrent;
using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>Members and evidence of all segments at one instant of one snapshot; evidence is counted when first asked for, and followed from then on.</summary>
internal sealed class LiveAnswers
{
    private readonly IReadOnlyDictionary<string, SegmentDefinition> _definitions;
    private readonly ConcurrentDictionary<(string Types, EventWindow? Window), Lazy<LiveEvidence>> _evidence = new();

    private LiveAnswers(LiveMembership members, IReadOnlyDictionary<string, SegmentDefinition> definitions)
    {
        Members = members;
        _definitions = definitions;
    }

    public LiveMembership Members { get; }

    /// <summary>Evaluates everything.</summary>
    /// <param name="definitions">The segments that have a rule, published or drafted.</param>
    /// <param name="population">The snapshot.</param>
    /// <param name="asOf">Unix milliseconds.</param>
    /// <param name="zone">The zone of local dates.</param>
    public static LiveAnswers Of(IReadOnlyDictionary<string, SegmentDefinition> definitions, PopulationSnapshot population, long asOf, TimeZoneInfo zone)
    {
        var program = SegmentProgram.Compile(definitions.Keys, key => definitions.GetValueOrDefault(key)?.Rule, population, zone);
        return new LiveAnswers(LiveMembership.Of(program, population, asOf), definitions);
    }

    /// <summary>The same snapshot at another instant.</summary>
    public LiveAnswers At(long asOf) => asOf == Members.AsOf ? this : Following(Members.At(asOf));

    /// <summary>The next snapshot at the same instant; null when it cannot be reached from this one.</summary>
    public LiveAnswers? After(PopulationSnapshot population) => Members.After(population) is { } members ? Following(members) : null;

    /// <summary>Members with an event by Kristal row.</summary>
    /// <param name="segment">The segment's key.</param>
    /// <param name="types">The event types that count; empty for any.</param>
    /// <param name="window">When events count; null for ever.</param>
    public int[] EvidenceOf(string segment, ImmutableArray<string> types, EventWindow? window)
    {
        int place = Members.Segments.PlaceOf(segment);
        var evidence = _evidence.GetOrAdd(
            (string.Join('\n', types), window),
            _ => new Lazy<LiveEvidence>(() => LiveEvidence.Of(Members, Enumerable.Range(0, Members.Segments.Keys.Length).Where(p => Selects(p, types)), types, window)));
        return evidence.Value.Of(place)!;
    }

    // Whoever selects the same types may ask, whatever the window: the evidence of a rule and the popularity have different defaults.
    private bool Selects(int place, ImmutableArray<string> types) =>
        _definitions[Members.Segments.Keys[place]].Kristals.EventTypes.AsSpan().SequenceEqual(types.AsSpan());

    private LiveAnswers Following(LiveMembership members)
    {
        var next = new LiveAnswers(members, _definitions);
        foreach (var (key, evidence) in _evidence)
        {
            if (evidence.IsValueCreated)
            {
                var followed = evidence.Value.At(members);
                next._evidence[key] = new Lazy<LiveEvidence>(followed);
            }
        }

        return next;
    }
}
