using System.Buffers;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>The ranking of a learned model for one customer. For one thread.</summary>
/// <remarks>
/// Kristals that came after the training have no score: they stand at the end, by their popularity in the segment, and are served with that share of the
/// least relevance that the model gives to one of the segment.
/// </remarks>
internal sealed class PersonalRanking : Ranking
{
    private readonly PopularRanking _popular;
    private readonly ServingModel _serving;
    private readonly CustomerKristals _customer;
    private readonly DataSchema _schema;
    private readonly int[] _history;
    private readonly double[] _scores; // by row, for whole words of rows
    private readonly ulong[] _ranked;
    private LazyOrder? _order;
    private PersonalReasons? _reasons;
    private int[]? _rows;

    /// <param name="popular">The segment's Kristals by popularity.</param>
    /// <param name="serving">The model.</param>
    /// <param name="customer">Whom for.</param>
    /// <param name="hidden">A bit for each Kristal row that gets no place, since it may not be shown; rows beyond the end do.</param>
    /// <param name="schema">Which attributes customers may be told of.</param>
    public PersonalRanking(PopularRanking popular, ServingModel serving, CustomerKristals customer, ulong[] hidden, DataSchema schema)
    {
        _popular = popular;
        _serving = serving;
        _customer = customer;
        _schema = schema;
        _ranked = popular.Kristals.Without(hidden, out int count);
        Count = count;
        _history = customer.History(serving.Models);
        _scores = ArrayPool<double>.Shared.Rent(Math.Max(serving.Model.KristalCount, _ranked.Length << 6));
        Score();
    }

    /// <inheritdoc/>
    public override string Model => _serving.Label;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Rows => All().AsSpan(0, Count);

    /// <inheritdoc/>
    public override int RowAt(int place) => (_order ??= new LazyOrder(_scores, _ranked, _serving.Table.Keys)).At(place);

    /// <inheritdoc/>
    public override bool Contains(int row) => _popular.Contains(row);

    /// <inheritdoc/>
    public override double RelevanceOf(int row) => _serving.Model.Relevance(_scores[row]);

    /// <inheritdoc/>
    public override int Compare(int row, int other) => _scores[other].CompareTo(_scores[row]) is var byScore and not 0
        ? byScore
        : CodePointComparer.Instance.Compare(_serving.Table.Keys[row], _serving.Table.Keys[other]);

    /// <inheritdoc/>
    public override Card CardOf(int row)
    {
        var (marketer, customer) = _serving.Columns.Of(row) is var column and >= 0
            ? Reasons.Of(Strongest(column), column)
            : (["Came after the models were trained: it stands at the end, by its popularity in the segment"], null);
        return _popular.CardOf(row) with { Relevance = RelevanceOf(row), Reasons = marketer, Why = customer, IsPersonal = true };
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
        double score = _scores[row], start = _serving.Model.Relevance(0), rise = _serving.Model.Relevance(score) - start;
        double slope = Math.Abs(score) > 1e-9 * _serving.Model.Scale.Width ? rise / score : _serving.Model.Scale.Slope(0);
        var parts = new List<Contribution>();
        _serving.Model.Explain(Asked, column, 1, parts);
        return Reasons.Parts(parts, slope, start);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _order?.Dispose();
        ArrayPool<double>.Shared.Return(_scores);
        if (_rows is not null)
        {
            ArrayPool<int>.Shared.Return(_rows);
        }
    }

    private CustomerHistory Asked => new(_history, _serving.Group);

    private Contribution Strongest(int column)
    {
        var strongest = Contribution.None;
        _serving.Model.FindStrongest(Asked, column, 1, ref strongest);
        return strongest;
    }

    private PersonalReasons Reasons => _reasons ??= new PersonalReasons(_serving, _customer, _schema);

    private int[] All()
    {
        if (_rows is null)
        {
            _rows = ArrayPool<int>.Shared.Rent(Math.Max(1, Count));
            int count = 0;
            foreach (int row in new SetBits(_ranked))
            {
                _rows[count++] = row;
            }
        }

        return _rows;
    }

    private void Score()
    {
        var alike = _customer.ScoresAlike(_serving.Models, _serving.Model);
        var scores = _scores.AsSpan(0, alike.Length);
        alike.CopyTo(scores);
        _serving.Model.AddOfGroup(Asked, 1, scores);
        if (!_serving.Columns.AreRows)
        {
            double[] byColumn = ArrayPool<double>.Shared.Rent(scores.Length);
            scores.CopyTo(byColumn);
            foreach (int row in new SetBits(_popular.Kristals.Words))
            {
                _scores[row] = _serving.Columns.Of(row) is var column and >= 0 ? byColumn[column] : 0;
            }

            ArrayPool<double>.Shared.Return(byColumn);
        }

        if (!_serving.Columns.AreRows || _serving.Table.Count > scores.Length)
        {
            ScoreNewcomers();
        }
    }

    private void ScoreNewcomers()
    {
        double least = double.PositiveInfinity;
        foreach (int row in new SetBits(_popular.Kristals.Words))
        {
            least = _serving.Columns.Of(row) >= 0 ? Math.Min(least, _scores[row]) : least;
        }

        double highest = double.IsPositiveInfinity(least) ? 1 : _serving.Model.Relevance(least);
        foreach (int row in new SetBits(_popular.Kristals.Words))
        {
            if (_serving.Columns.Of(row) < 0)
            {
                _scores[row] = _serving.Model.Scale.Score(highest * _popular.RelevanceOf(row));
            }
        }
    }
}
