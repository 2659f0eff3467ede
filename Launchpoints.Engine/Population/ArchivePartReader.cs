using System.Buffers;
using System.Buffers.Binary;

namespace Launchpoints.Engine.Population;

/// <summary>Reads the parts of an archive one after the other, and holds each against its checksum.</summary>
internal sealed class ArchivePartReader(Stream stream)
{
    /// <summary>Kind, length and checksum of a part, four bytes each.</summary>
    public const int HeadBytes = 12;

    /// <summary>The next part. The checksum is left to <see cref="Check"/>, which several threads can do at once.</summary>
    /// <returns>The kind; the bytes from <see cref="ArrayPool{T}"/>, of which the first <c>Length</c> are the part's; the checksum.</returns>
    /// <exception cref="InvalidDataException">There is no further part, or it breaks off.</exception>
    public (ArchivePart Part, byte[] Bytes, int Length, uint Checksum) Next()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            throw new InvalidDataException("The archive breaks off.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        // A wrong length must not become an allocation: it is believed as far as the stream is long.
        if (length < 0 || length > stream.Length - stream.Position)
        {
            throw new InvalidDataException("The archive breaks off.");
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        stream.ReadExactly(bytes, 0, length);
        return ((ArchivePart)BinaryPrimitives.ReadInt32LittleEndian(head), bytes, length, BinaryPrimitives.ReadUInt32LittleEndian(head[8..]));
    }

    /// <summary>The content of a part.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static ArchiveReader Check(ArchivePart part, byte[] bytes, int length, uint checksum) => Checksum.Of(part, bytes.AsSpan(0, length)) == checksum
        ? new ArchiveReader(bytes.AsSpan(0, length))
        : throw new InvalidDataException($"A part of the archive ({part}) is damaged.");
}
