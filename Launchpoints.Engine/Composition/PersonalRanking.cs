using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    // Ten cards, and some that are held or shown above.
    private const int Top = 24;

    // By four bits: all bits of the lanes that they name.
    private static readonly Vector256<double>[] Lanes =
    [
        .. Enumerable.Range(0, 16).Select(mask => Vector256.Create(Lane(mask, 0), Lane(mask, 1), Lane(mask, 2), Lane(mask, 3)).AsDouble()),
    ];

    [ThreadStatic]
    private static List<Contribution>? contributionsOfThread;

    private readonly PopularRanking _popular;
    private readonly ServingModel _serving;
    private readonly CustomerKristals _customer;
    private readonly DataSchema _schema;
    private readonly int[] _history;
    private readonly double[] _scores;
    private readonly ulong[] _suitable;
    private readonly int[] _top = new int[Top];
    private readonly int _found;
    private int[]? _rows;
    private LazyOrder? _order;
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
        _suitable = popular.Kristals.Without(unsuitable, out int count);
        Count = count;
        _history = customer.History(serving.Models);
        var model = serving.Model;
        _scores = ArrayPool<double>.Shared.Rent(Math.Max(model.KristalCount, _suitable.Length << 6)); // whole words can be read
        customer.ScoresAlike(serving.Models, model).CopyTo(_scores);
        model.AddOfGroup(new CustomerHistory(_history, serving.Group), 1, _scores.AsSpan(0, model.KristalCount));
        _found = TakeTop();
    }

    /// <inheritdoc/>
    public override string Model => _serving.Label;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Rows => All().AsSpan(0, Count);

    /// <inheritdoc/>
    public override int RowAt(int place) =>
        place < _found ? _top[place] : (_order ??= new LazyOrder(All().AsMemory(0, Count), Compare)).At(place);

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
            : (["Came after the models were trained: it stands at the end, by its popularity in the segment"], null);
        return plain with { Relevance = RelevanceOf(row), Reasons = marketer, Why = customer, IsPersonal = true };
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
        if (_rows is not null)
        {
            ArrayPool<int>.Shared.Return(_rows);
        }
    }

    private PersonalReasons Reasons() => new(_serving, _customer, _schema);

    private static long Lane(int mask, int lane) => (mask >> lane & 1) == 0 ? 0 : -1;

    private List<Contribution> Explained(int column)
    {
        var into = contributionsOfThread ??= [];
        into.Clear();
        _serving.Model.Explain(new CustomerHistory(_history, _serving.Group), column, 1, into);
        return into;
    }

    private double Least()
    {
        if (_least is null)
        {
            double least = double.PositiveInfinity;
            foreach (int row in All().AsSpan(0, Count))
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

    private int[] All()
    {
        if (_rows is null)
        {
            _rows = ArrayPool<int>.Shared.Rent(Math.Max(1, Count));
            int count = 0;
            for (int i = 0; i < _suitable.Length; i++)
            {
                for (ulong word = _suitable[i]; word != 0; word &= word - 1)
                {
                    _rows[count++] = (i << 6) + BitOperations.TrailingZeroCount(word);
                }
            }
        }

        return _rows;
    }

    // The best few are all that most pages need: one look at each score, and nothing is sorted but these.
    private int TakeTop() => _serving.Columns.AreRows && _serving.Table.Count <= _serving.Model.KristalCount ? TakeTopOfScores() : TakeTopOfRows();

    // Rows are columns, and all have a score. What is not among the best is left aside four at a time: below a bound that so many are known to reach.
    private int TakeTopOfScores()
    {
        int found = 0, quarters = _suitable.Length << 4;
        Span<double> top = stackalloc double[Top];
        double bound = Bound(top, Math.Max(1, quarters / (2 * Top)));
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            int first = quarter << 2;
            uint mask = (uint)(_suitable[quarter >> 4] >> first) & 0xF;
            if (mask == 0)
            {
                continue;
            }

            for (mask &= Vector256.GreaterThanOrEqual(Four(first), Vector256.Create(bound)).ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                int row = first + BitOperations.TrailingZeroCount(mask), place = found;
                double score = _scores[row];
                if (found == Top)
                {
                    if (!IsBefore(score, row, top[^1], _top[^1]))
                    {
                        continue;
                    }

                    place = Top - 1;
                }
                else
                {
                    found++;
                }

                for (; place > 0 && IsBefore(score, row, top[place - 1], _top[place - 1]); place--)
                {
                    top[place] = top[place - 1];
                    _top[place] = _top[place - 1];
                }

                top[place] = score;
                _top[place] = row;
            }
        }

        return found;
    }

    // Of each stretch the highest score that is suitable: as many scores as there are places reach the lowest of the best of these. Each stretch is gone through once.
    private double Bound(Span<double> best, int stretch)
    {
        int found = 0, quarters = _suitable.Length << 4;
        for (int from = 0; from < quarters; from += stretch)
        {
            var most = Vector256.Create(double.NegativeInfinity);
            for (int quarter = from; quarter < Math.Min(quarters, from + stretch); quarter++)
            {
                uint mask = (uint)(_suitable[quarter >> 4] >> (quarter << 2)) & 0xF;
                if (mask != 0)
                {
                    most = Vector256.Max(most, Vector256.ConditionalSelect(Lanes[mask], Four(quarter << 2), Vector256.Create(double.NegativeInfinity)));
                }
            }

            double highest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
            if (found == best.Length && highest <= best[^1])
            {
                continue;
            }

            int place = found < best.Length ? found++ : best.Length - 1;
            for (; place > 0 && best[place - 1] < highest; place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = highest;
        }

        return found < best.Length ? double.NegativeInfinity : best[^1];
    }

    private Vector256<double> Four(int first) => Vector256.LoadUnsafe(ref _scores[0], (nuint)first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBefore(double score, int row, double otherScore, int other) => score > otherScore || (score == otherScore && Compare(row, other) < 0);

    private int TakeTopOfRows()
    {
        int found = 0;
        foreach (int row in All().AsSpan(0, Count))
        {
            int place = found < Top ? found : Top - 1;
            if (found == Top && Compare(row, _top[place]) > 0)
            {
                continue;
            }

            found = Math.Min(Top, found + 1);
            for (; place > 0 && Compare(row, _top[place - 1]) < 0; place--)
            {
                _top[place] = _top[place - 1];
            }

            _top[place] = row;
        }

        return found;
    }
}
