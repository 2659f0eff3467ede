using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Qualification;

/// <summary>
/// How many different members of each segment have an event with each Kristal, at the instant and snapshot of a <see cref="LiveMembership"/>.
/// Follows writes, members and the clock by the customers they touch. Immutable.
/// </summary>
internal sealed class LiveEvidence
{
    // From this share of all customers on, one in so many, counting anew is cheaper than following each.
    private const int FollowedShare = 16;

    private readonly ImmutableArray<string> _types;
    private readonly EventWindow? _window;
    private readonly int[]?[] _counts; // by the segment's place; null for segments that select otherwise

    private LiveEvidence(ImmutableArray<string> types, EventWindow? window, LiveMembership members, int[]?[] counts)
    {
        _types = types;
        _window = window;
        Members = members;
        _counts = counts;
    }

    /// <summary>Whose evidence it is, and when.</summary>
    public LiveMembership Members { get; }

    /// <summary>Counts for the given segments.</summary>
    /// <param name="members">The segments' members.</param>
    /// <param name="places">The segments to count for.</param>
    /// <param name="types">The event types that count; empty for any.</param>
    /// <param name="window">When events count; null for ever.</param>
    public static LiveEvidence Of(LiveMembership members, IEnumerable<int> places, ImmutableArray<string> types, EventWindow? window)
    {
        var counts = new int[]?[members.Segments.Keys.Length];
        foreach (int place in places)
        {
            counts[place] = new int[members.Population.Kristals.Count];
        }

        var evidence = new LiveEvidence(types, window, members, counts);
        evidence.CountAll();
        return evidence;
    }

    /// <summary>Members by Kristal row; rows of Kristals that came later than the last count have none. Null for a segment that was not counted for.</summary>
    public int[]? Of(int place) => _counts[place];

    /// <summary>The evidence at another instant or after a write.</summary>
    /// <param name="members">What <see cref="LiveMembership.At"/> or <see cref="LiveMembership.After"/> made of <see cref="Members"/>.</param>
    public LiveEvidence At(LiveMembership members)
    {
        if (ReferenceEquals(members, Members))
        {
            return this;
        }

        int kristals = members.Population.Kristals.Count;
        var counts = new int[]?[_counts.Length];
        for (int place = 0; place < counts.Length; place++)
        {
            // The first to change a count copies them; a Kristal that is new has none.
            counts[place] = _counts[place] is { } known && known.Length < kristals ? [.. known, .. new int[kristals - known.Length]] : _counts[place];
        }

        var next = new LiveEvidence(_types, _window, members, counts);
        next.Follow(this);
        return next;
    }

    private RowKristals Reader() => new(Members.Population, _types, Members.Program.Clock.Window(_window));

    private void CountAll()
    {
        int[] places = [.. Enumerable.Range(0, _counts.Length).Where(p => _counts[p] is not null)];
        int kristals = Members.Population.Kristals.Count;
        EachBlock.Visit(
            Members.Population.Blocks.Length,
            () => (Reader: Reader(), Counts: places.Select(_ => new int[kristals]).ToArray()),
            (block, own) =>
            {
                int first = block * CustomerBlock.Size;
                for (int row = 0; row < Members.Population.Blocks[block].Count; row++)
                {
                    bool read = false;
                    for (int i = 0; i < places.Length; i++)
                    {
                        if (!Members.Contains(places[i], first + row))
                        {
                            continue;
                        }

                        if (!read)
                        {
                            own.Reader.Read(first + row);
                            read = true;
                        }

                        foreach (int kristal in own.Reader.Kristals)
                        {
                            own.Counts[i][kristal]++;
                        }
                    }
                }
            },
            own =>
            {
                for (int i = 0; i < places.Length; i++)
                {
                    for (int kristal = 0; kristal < kristals; kristal++)
                    {
                        _counts[places[i]]![kristal] += own.Counts[i][kristal];
                    }
                }
            },
            CancellationToken.None);
    }

    private void Follow(LiveEvidence before)
    {
        var touched = Touched(before);
        if (touched.Count > Members.Population.CustomerCount / FollowedShare)
        {
            for (int place = 0; place < _counts.Length; place++)
            {
                _counts[place] = _counts[place] is { } known ? new int[known.Length] : null;
            }

            CountAll();
            return;
        }

        RowKristals was = before.Reader(), now = Reader();
        foreach (int row in touched)
        {
            bool wasThere = row / CustomerBlock.Size < before.Members.Population.Blocks.Length;
            was.Read(wasThere ? row : -1);
            now.Read(row);
            for (int place = 0; place < _counts.Length; place++)
            {
                if (_counts[place] is null)
                {
                    continue;
                }

                Add(before, place, wasThere && before.Members.Contains(place, row) ? was.Kristals : [], -1);
                Add(before, place, Members.Contains(place, row) ? now.Kristals : [], 1);
            }
        }
    }

    private void Add(LiveEvidence before, int place, ReadOnlySpan<int> kristals, int by)
    {
        if (kristals.IsEmpty)
        {
            return;
        }

        if (ReferenceEquals(_counts[place], before._counts[place]))
        {
            _counts[place] = (int[])_counts[place]!.Clone();
        }

        foreach (int kristal in kristals)
        {
            _counts[place]![kristal] += by;
        }
    }

    // Every customer who was written to, came or went, or has an event at an end of the window between the two instants.
    private List<int> Touched(LiveEvidence before)
    {
        var touched = new List<int>();
        var rows = new ulong[CustomerBlock.Words];
        var population = Members.Population;
        var written = ReferenceEquals(population, before.Members.Population)
            ? []
            : population.Changes.Blocks.ToDictionary(b => b.Block, b => b.Rows);
        var reader = Reader();
        var (first, last) = before.Reader().Window;
        for (int block = 0; block < population.Blocks.Length; block++)
        {
            Array.Clear(rows);
            if (written.GetValueOrDefault(block) is { } changed)
            {
                BitKernels.Or(rows, changed);
            }

            Members.MarkDifferences(before.Members, block, rows);
            reader.MarkBetween(block, (first, last), rows);
            foreach (int row in new SetBits(rows))
            {
                touched.Add((block * CustomerBlock.Size) + row);
            }
        }

        return touched;
    }
}
