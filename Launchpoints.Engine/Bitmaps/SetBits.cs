using System.Numerics;

namespace Launchpoints.Engine.Bitmaps;

/// <summary>The set bits of a bitmap, ascending, for <c>foreach</c>.</summary>
internal ref struct SetBits(ReadOnlySpan<ulong> words)
{
    private readonly ReadOnlySpan<ulong> _words = words;
    private ulong _left;
    private int _word = -1;

    /// <summary>The bit.</summary>
    public int Current { get; private set; }

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_left == 0)
        {
            if (++_word >= _words.Length)
            {
                return false;
            }

            _left = _words[_word];
        }

        Current = (_word << 6) + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return true;
    }
}
