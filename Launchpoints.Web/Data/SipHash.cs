using System.Buffers.Binary;
using System.Numerics;

namespace Launchpoints.Web.Data;

/// <summary>
/// SipHash-2-4 with 128 bits (J.-P. Aumasson, D. J. Bernstein, 2012): quick for short texts, and without the key nobody can make two that share a
/// hash. By chance two of a billion texts do with a probability below 10⁻²⁰.
/// </summary>
internal readonly struct SipHash
{
    public const int KeyBytes = 16;

    private readonly ulong key0;
    private readonly ulong key1;

    public SipHash(ReadOnlySpan<byte> key)
    {
        key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    /// <summary>The hash; its lower half is what the 16 bytes of the reference begin with.</summary>
    public UInt128 Of(ReadOnlySpan<byte> text)
    {
        ulong v0 = key0 ^ 0x736f6d6570736575, v1 = key1 ^ 0x646f72616e646f6d ^ 0xee, v2 = key0 ^ 0x6c7967656e657261, v3 = key1 ^ 0x7465646279746573;
        ulong last = (ulong)text.Length << 56;
        while (text.Length >= 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(text);
            text = text[8..];
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
        }

        for (int i = 0; i < text.Length; i++)
        {
            last |= (ulong)text[i] << (8 * i);
        }

        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xee;
        for (int i = 0; i < 4; i++)
        {
            Round(ref v0, ref v1, ref v2, ref v3);
        }

        ulong lower = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        for (int i = 0; i < 4; i++)
        {
            Round(ref v0, ref v1, ref v2, ref v3);
        }

        return new UInt128(v0 ^ v1 ^ v2 ^ v3, lower);
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
