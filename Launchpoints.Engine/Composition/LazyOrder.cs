using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>
/// Rows by their scores, highest first, ties to the lower key by code point. Goes no further than it is asked to: each row costs a look at the highest of
/// every block, and one at its own block.
/// </summary>
/// <remarks>For one thread; to be disposed of.</remarks>
internal sealed class LazyOrder : IDisposable
{
    private const int Block = 64;
    private const int Lanes = 8;

    private static readonly Vector512<long> Bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);

    private readonly TextDictionary _keys;
    private readonly double[] _left; // by row; those that are taken have the lowest score there is
    private readonly double[] _highest; // by block, in whole vectors
    private readonly int _blocks;
    private int[] _taken = new int[24];
    private int _count;
    private double _next;
    private PriorityQueue<int, string>? _alike;

    /// <param name="scores">By row, finite; at least 64 for each of <paramref name="ranked"/>.</param>
    /// <param name="ranked">A bit a row for those that have a place in the order.</param>
    /// <param name="keys">By row.</param>
    public LazyOrder(double[] scores, ReadOnlySpan<ulong> ranked, TextDictionary keys)
    {
        _keys = keys;
        _blocks = ranked.Length;
        _left = ArrayPool<double>.Shared.Rent(_blocks * Block);
        _highest = ArrayPool<double>.Shared.Rent(_blocks + Lanes);
        Array.Fill(_highest, double.NegativeInfinity);
        for (int block = 0; block < _blocks; block++)
        {
            Fill(block, scores, ranked[block]);
            LookForIn(double.NaN, block, out _highest[block]);
        }

        LookFor(double.NaN, out _next);
    }

    /// <summary>The row at a place.</summary>
    public int At(int place)
    {
        while (_count <= place)
        {
            if (_count == _taken.Length)
            {
                Array.Resize(ref _taken, 2 * _count);
            }

            _taken[_count++] = _alike is { Count: > 0 } ? _alike.Dequeue() : Next();
        }

        return _taken[place];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_left);
        ArrayPool<double>.Shared.Return(_highest);
    }

    private void Fill(int block, double[] scores, ulong ranked)
    {
        for (int row = block * Block; row < (block + 1) * Block; row += Lanes, ranked >>= Lanes)
        {
            var eight = Vector512.LoadUnsafe(ref scores[row]);
            if ((byte)ranked != byte.MaxValue)
            {
                var isRanked = Vector512.Equals(Vector512.Create((long)ranked) & Bits, Bits).AsDouble();
                eight = Vector512.ConditionalSelect(isRanked, eight, Vector512.Create(double.NegativeInfinity));
            }

            eight.StoreUnsafe(ref _left[row]);
        }
    }

    private int Next()
    {
        double score = _next;
        var (block, blocks) = LookFor(score, out double others);
        ulong rows = LookForIn(score, block, out double rest);
        if (blocks > 1 || !BitOperations.IsPow2(rows))
        {
            TakeAlike(score);
            return _alike!.Dequeue();
        }

        int row = (block * Block) + BitOperations.TrailingZeroCount(rows);
        _left[row] = double.NegativeInfinity;
        _highest[block] = rest;
        _next = Math.Max(others, rest);
        return row;
    }

    // All of one score at once, so that keys are looked at only here.
    private void TakeAlike(double score)
    {
        var alike = new List<(int, string)>();
        for (int block = 0; block < _blocks; block++)
        {
            if (_highest[block] == score)
            {
                for (ulong rows = LookForIn(score, block, out _highest[block]); rows != 0; rows &= rows - 1)
                {
                    int row = (block * Block) + BitOperations.TrailingZeroCount(rows);
                    _left[row] = double.NegativeInfinity;
                    alike.Add((row, _keys[row]));
                }
            }
        }

        LookFor(double.NaN, out _next);
        _alike = new PriorityQueue<int, string>(alike, CodePointComparer.Instance);
    }

    // The first block whose highest score it is, how many such blocks there are, and the highest score of the others.
    private (int Block, int Blocks) LookFor(double score, out double others)
    {
        int first = -1, count = 0, length = (_blocks + Lanes - 1) & -Lanes;
        others = double.NegativeInfinity;
        for (int from = 0; from < length; from += Block)
        {
            ulong found = LookFor(score, ref _highest[from], Math.Min(Block, length - from), out double rest);
            others = Math.Max(others, rest);
            first = first < 0 && found != 0 ? from + BitOperations.TrailingZeroCount(found) : first;
            count += BitOperations.PopCount(found);
        }

        return (first, count);
    }

    private ulong LookForIn(double score, int block, out double others) => LookFor(score, ref _left[block * Block], Block, out others);

    // A bit for each place, up to 64, that has the score, and the highest of the other scores. One look: a vector that is read just after one of its numbers
    // was written makes the processor wait.
    private static ulong LookFor(double score, ref double first, int count, out double others)
    {
        var sought = Vector512.Create(score);
        var none = Vector512.Create(double.NegativeInfinity);
        var most = none;
        ulong found = 0;
        for (int i = 0; i < count; i += Lanes)
        {
            var scores = Vector512.LoadUnsafe(ref first, (nuint)i);
            var isSought = Vector512.Equals(scores, sought);
            found |= isSought.ExtractMostSignificantBits() << i;
            most = Vector512.MaxNative(most, Vector512.ConditionalSelect(isSought, none, scores));
        }

        var four = Vector256.MaxNative(most.GetLower(), most.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        others = Math.Max(two[0], two[1]);
        return found;
    }
}
