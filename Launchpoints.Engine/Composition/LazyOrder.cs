using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
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
            _highest[block] = Highest(OfBlock(block));
        }

        _next = Highest(OfBlocks);
    }

    private ReadOnlySpan<double> OfBlocks => _highest.AsSpan(0, (_blocks + Lanes - 1) & -Lanes);

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

    private ReadOnlySpan<double> OfBlock(int block) => _left.AsSpan(block * Block, Block);

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
        int block = IndexOf(score, OfBlocks), row = (block * Block) + BitOperations.TrailingZeroCount(RowsWith(score, block));
        _left[row] = double.NegativeInfinity;
        LookAgain(block);
        if (_next != score)
        {
            return row;
        }

        // All of one score at once, so that keys are looked at only here.
        var alike = new List<(int, string)> { (row, _keys[row]) };
        while (_next == score)
        {
            block = IndexOf(score, OfBlocks);
            for (ulong rows = RowsWith(score, block); rows != 0; rows &= rows - 1)
            {
                row = (block * Block) + BitOperations.TrailingZeroCount(rows);
                _left[row] = double.NegativeInfinity;
                alike.Add((row, _keys[row]));
            }

            LookAgain(block);
        }

        _alike = new PriorityQueue<int, string>(alike, CodePointComparer.Instance);
        return _alike.Dequeue();
    }

    private void LookAgain(int block)
    {
        _highest[block] = Highest(OfBlock(block));
        _next = Highest(OfBlocks);
    }

    // A bit for each row of a block that has a score.
    private ulong RowsWith(double score, int block)
    {
        ref double first = ref _left[block * Block];
        var sought = Vector512.Create(score);
        ulong found = 0;
        for (int i = 0; i < Block; i += Lanes)
        {
            found |= Vector512.Equals(Vector512.LoadUnsafe(ref first, (nuint)i), sought).ExtractMostSignificantBits() << i;
        }

        return found;
    }

    private static int IndexOf(double score, ReadOnlySpan<double> scores)
    {
        var sought = Vector512.Create(score);
        for (int i = 0; ; i += Lanes)
        {
            ulong found = Vector512.Equals(Vector512.Create(scores[i..]), sought).ExtractMostSignificantBits();
            if (found != 0)
            {
                return i + BitOperations.TrailingZeroCount(found);
            }
        }
    }

    private static double Highest(ReadOnlySpan<double> scores)
    {
        ref double first = ref MemoryMarshal.GetReference(scores);
        var (eight, other) = (Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, (nuint)(scores.Length - Lanes)));
        for (int i = Lanes; i < scores.Length - Lanes; i += 2 * Lanes)
        {
            eight = Vector512.MaxNative(eight, Vector512.LoadUnsafe(ref first, (nuint)i));
            other = Vector512.MaxNative(other, Vector512.LoadUnsafe(ref first, (nuint)(i + Lanes)));
        }

        eight = Vector512.MaxNative(eight, other);
        var four = Vector256.MaxNative(eight.GetLower(), eight.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }
}
