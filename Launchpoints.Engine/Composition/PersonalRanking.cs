using System.Buffers;
using System.Numerics;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>The ranking of a learned model for one customer. Kristals that are not suitable get no score and no place. For one thread.</summary>
/// <remarks>
/// Kristals that came after the training have no score: they stand at the end, by their popularity in the segment, and are served with that share of the
/// least relevance that the model gives.
/// </remarks>
internal sealed class PersonalRanking : Ranking
{
    private readonly PopularRanking _popular;
    private readonly ServingModel _serving;
    private readonly CustomerKristals _customer;
    private readonly DataSchema _schema;
    private readonly int[] _history;
    private readonly int[] _rows;
    private readonly double[] _scores;
    private readonly LazyOrder _order;
    private double? _least;

    /// <param name="popular">The segment's Kristals by popularity.</param>
    /// <param name="serving">The model.</param>
    /// <param name="customer">Whom for.</param>
    /// <param name="unsuitable">A bit for each Kristal row that is not suitable; rows beyond the end are.</param>
    /// <param name="schema">Which attributes customers may be told of.</param>
    public PersonalRanking(PopularRanking popular, ServingModel serving, CustomerKristals customer, ulong[] unsuitable, DataSchema schema)
    {
        _popular = popular;
        _serving = serving;
        _customer = customer;
        _schema = schema;
        _history = customer.History(serving.Models);
        _scores = ArrayPool<double>.Shared.Rent(Math.Max(1, serving.Model.KristalCount));
        serving.Model.Score(new CustomerHistory(_history, serving.Group), _scores.AsSpan(0, serving.Model.KristalCount));
        _rows = ArrayPool<int>.Shared.Rent(Math.Max(1, popular.Count));
        Count = TakeSuitable(popular.Kristals.Words, unsuitable, _rows);
        _order = new LazyOrder(_rows.AsMemory(0, Count), Compare);
    }

    /// <inheritdoc/>
    public override string Model => _serving.Label;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <inheritdoc/>
    public override int RowAt(int place) => _order.At(place);

    /// <inheritdoc/>
    public override bool Contains(int row) => _popular.Contains(row);

    /// <inheritdoc/>
    public override double RelevanceOf(int row) =>
        _serving.Columns.Of(row) is var column and >= 0 ? _serving.Model.Relevance(_scores[column]) : _popular.RelevanceOf(row) * Least();

    /// <inheritdoc/>
    public override int Compare(int row, int other)
    {
        int a = _serving.Columns.Of(row), b = _serving.Columns.Of(other);
        int byScore = a >= 0 && b >= 0 ? _scores[b].CompareTo(_scores[a]) : RelevanceOf(other).CompareTo(RelevanceOf(row));
        return byScore != 0 ? byScore : CodePointComparer.Instance.Compare(_serving.Table.Keys[row], _serving.Table.Keys[other]);
    }

    /// <inheritdoc/>
    public override Card CardOf(int row)
    {
        var plain = _popular.CardOf(row);
        var (marketer, customer) = _serving.Columns.Of(row) is var column and >= 0
            ? Reasons().Of(Explained(column), column)
            : ((IEnumerable<string>)["Came after the models were trained: it stands at the end, by its popularity in the segment"], null);
        return plain with { Relevance = RelevanceOf(row), Reasons = [.. marketer], Why = customer, IsPersonal = true };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CardContribution> ContributionsOf(int row)
    {
        if (_serving.Columns.Of(row) is not (var column and >= 0))
        {
            return [new CardContribution(ContributionKinds.Popular, "", "Its popularity in the segment, until the next training", RelevanceOf(row))];
        }

        // Along the straight way from a score of 0 to this one, each part has its share of what the curve rises (Aumann and Shapley 1974): parts keep their
        // sign, and add up whatever the curve.
        double score = _scores[column], start = _serving.Model.Relevance(0), rise = _serving.Model.Relevance(score) - start;
        double slope = Math.Abs(score) > 1e-9 * _serving.Model.Scale.Width ? rise / score : _serving.Model.Scale.Slope(0);
        return Reasons().Parts(Explained(column), slope, start);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<int>.Shared.Return(_rows);
    }

    private PersonalReasons Reasons() => new(_serving, _customer, _schema);

    private List<Contribution> Explained(int column)
    {
        var into = new List<Contribution>(8);
        _serving.Model.Explain(new CustomerHistory(_history, _serving.Group), column, 1, into);
        return into;
    }

    private double Least()
    {
        if (_least is null)
        {
            double least = double.PositiveInfinity;
            foreach (int row in Rows)
            {
                if (_serving.Columns.Of(row) is var column and >= 0)
                {
                    least = Math.Min(least, _scores[column]);
                }
            }

            _least = double.IsPositiveInfinity(least) ? 1 : _serving.Model.Relevance(least);
        }

        return _least.Value;
    }

    private static int TakeSuitable(ReadOnlySpan<ulong> words, ulong[] unsuitable, int[] rows)
    {
        int count = 0;
        for (int i = 0; i < words.Length; i++)
        {
            for (ulong word = i < unsuitable.Length ? words[i] & ~unsuitable[i] : words[i]; word != 0; word &= word - 1)
            {
                rows[count++] = (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }

        return count;
    }
}
