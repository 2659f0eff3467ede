using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>A segment's Kristals by what they count on one ribbon: their relevance, times the boosts that hold. Goes no further than it is asked to.</summary>
internal sealed class CandidateOrder
{
    private readonly Ranking _ranking;
    private readonly KristalTable _table;
    private readonly Dictionary<int, Boost>? _boosts;
    private readonly List<int>? _merged;
    private readonly int[] _boosted = [];
    private int _nextBoosted;
    private int _nextRanked;

    public CandidateOrder(RibbonDefinition ribbon, Ranking ranking, KristalTable table, long asOf)
    {
        _ranking = ranking;
        _table = table;
        foreach (var boost in ribbon.Boosts)
        {
            if (boost.Terms.HoldsAt(asOf) && table.Find(boost.Kristal) is var row && ranking.Contains(row))
            {
                (_boosts ??= [])[row] = boost;
            }
        }

        if (_boosts is not null)
        {
            // The ranking leaves out what is not suitable, and so do boosts.
            _boosted = [.. _boosts.Keys.Where(IsRanked)];
            Array.Sort(_boosted, Compare);
            _merged = [];
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _ranking.Count;

    /// <summary>The Kristal row at a place, what counts most first; ties to the lower key by code point.</summary>
    public int RowAt(int place)
    {
        if (_merged is null)
        {
            return _ranking.RowAt(place);
        }

        while (_merged.Count <= place)
        {
            _merged.Add(Next());
        }

        return _merged[place];
    }

    /// <summary>What a row counts; 0 or more.</summary>
    public double ScoreOf(int row) => _boosts is not null && _boosts.TryGetValue(row, out var boost) ? _ranking.RelevanceOf(row) * boost.Factor : _ranking.RelevanceOf(row);

    /// <summary>The boost of a row; null for none.</summary>
    public Boost? BoostOf(int row) => _boosts?.GetValueOrDefault(row);

    // All others keep their order, so only the boosted ones look for a place.
    private int Next()
    {
        while (_nextRanked < _ranking.Count && _boosts!.ContainsKey(_ranking.RowAt(_nextRanked)))
        {
            _nextRanked++;
        }

        return _nextRanked == _ranking.Count || (_nextBoosted < _boosted.Length && Compare(_boosted[_nextBoosted], _ranking.RowAt(_nextRanked)) < 0)
            ? _boosted[_nextBoosted++]
            : _ranking.RowAt(_nextRanked++);
    }

    private bool IsRanked(int row) => _ranking.Rows.Contains(row);

    private int Compare(int a, int b) => ScoreOf(b).CompareTo(ScoreOf(a)) is var byScore and not 0
        ? byScore
        : CodePointComparer.Instance.Compare(_table.Keys[a], _table.Keys[b]);
}
