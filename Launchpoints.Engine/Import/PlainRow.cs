using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Import;

/// <summary>Finds the cells of a CSV row without quotes, which most rows of most files are, in one pass over 32 bytes at a time.</summary>
internal static class PlainRow
{
    /// <summary>Finds the cells of the row that a text begins with.</summary>
    /// <param name="text">What is buffered; may hold more than the row.</param>
    /// <param name="ends">Takes where each cell ends; the next begins one byte later.</param>
    /// <param name="count">How many cells there are.</param>
    /// <returns>Where the row's line break is; −1 when it has a quote or a NUL, is not all there, or has more cells than there is room for.</returns>
    public static int Find(ReadOnlySpan<byte> text, Span<int> ends, out int count)
    {
        count = 0;
        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = 0;
        for (; at <= text.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var special = Vector256.Equals(bytes, Vector256.Create((byte)','))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256<byte>.Zero);
            for (uint mask = special.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                int end = at + BitOperations.TrailingZeroCount(mask);
                if (!IsSeparator(text[end]) || count == ends.Length)
                {
                    return -1;
                }

                ends[count++] = end;
                if (text[end] != ',')
                {
                    return end;
                }
            }
        }

        for (; at < text.Length; at++)
        {
            if (IsSeparator(text[at]))
            {
                if (count == ends.Length)
                {
                    return -1;
                }

                ends[count++] = at;
                if (text[at] != ',')
                {
                    return at;
                }
            }
            else if (text[at] is 0 or (byte)'"')
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsSeparator(byte b) => b is (byte)',' or (byte)'\n' or (byte)'\r';
}
