using System.Numerics;
using System.Runtime.InteropServices;

namespace Launchpoints.Engine.Population;

/// <summary>CRC-32C (Castagnoli), which processors have an instruction for: every change of up to 32 bits in a row shows, any other with 1 − 2⁻³².</summary>
internal static class Checksum
{
    /// <summary>Of a part's kind and content, so that a part is not taken for another.</summary>
    public static uint Of(ArchivePart part, ReadOnlySpan<byte> bytes)
    {
        uint checksum = BitOperations.Crc32C(uint.MaxValue, (uint)part);
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (byte one in bytes[(bytes.Length & ~7)..])
        {
            checksum = BitOperations.Crc32C(checksum, one);
        }

        return ~checksum;
    }
}
