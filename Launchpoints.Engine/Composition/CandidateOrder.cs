using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>A segment's Kristals by what they count on one ribbon: their relevance, times the boosts that hold.</summary>
internal sealed class CandidateOrder
{
    private readonly Ranking _ranking;
    private readonly Dictionary<int, Boost>? _boosts;

    public CandidateOrder(RibbonDefinition ribbon, Ranking ranking, KristalTable table, long asOf)
    {
        _ranking = ranking;
        Rows = ranking.Rows;
        foreach (var boost in ribbon.Boosts)
        {
            if (boost.Terms.HoldsAt(asOf) && table.Find(boost.Kristal) is var row && ranking.Contains(row))
            {
                (_boosts ??= [])[row] = boost;
            }
        }

        if (_boosts is not null)
        {
            Rows = Merged(table);
        }
    }

    /// <summary>The Kristal rows, what counts most first; ties to the lower key by code point.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>What a row counts; 0 or more.</summary>
    public double ScoreOf(int row) => _boosts is not null && _boosts.TryGetValue(row, out var boost) ? _ranking.RelevanceOf(row) * boost.Factor : _ranking.RelevanceOf(row);

    /// <summary>The boost of a row; null for none.</summary>
    public Boost? BoostOf(int row) => _boosts?.GetValueOrDefault(row);

    // All others keep their order, so only the boosted ones look for a place.
    private ImmutableArray<int> Merged(KristalTable table)
    {
        int[] boosted = [.. _boosts!.Keys];
        Array.Sort(boosted, Compare);
        var rows = ImmutableArray.CreateBuilder<int>(_ranking.Rows.Length);
        int next = 0;
        foreach (int row in _ranking.Rows)
        {
            if (_boosts.ContainsKey(row))
            {
                continue;
            }

            while (next < boosted.Length && Compare(boosted[next], row) < 0)
            {
                rows.Add(boosted[next++]);
            }

            rows.Add(row);
        }

        rows.AddRange(boosted.AsSpan(next));
        return rows.MoveToImmutable();

        int Compare(int a, int b) => ScoreOf(b).CompareTo(ScoreOf(a)) is var byScore and not 0
            ? byScore
            : CodePointComparer.Instance.Compare(table.Keys[a], table.Keys[b]);
    }
}
