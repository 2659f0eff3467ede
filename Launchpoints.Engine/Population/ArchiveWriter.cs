using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Launchpoints.Engine.Population;

/// <summary>Collects one part of an archive and writes it with its length and checksum.</summary>
internal sealed class ArchiveWriter(Stream stream)
{
    private byte[] _bytes = new byte[1 << 16];
    private int _count;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>A text in UTF-8; null is kept apart from an empty one.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Int(-1);
            return;
        }

        Int(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, Take(Encoding.UTF8.GetByteCount(text)));
    }

    public void Texts(ReadOnlySpan<string?> texts)
    {
        Int(texts.Length);
        foreach (string? text in texts)
        {
            Text(text);
        }
    }

    /// <summary>An array as it lies in memory.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Int(values.Length);
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(Take(bytes.Length));
    }

    /// <summary>Writes what was collected as one part, and begins the next.</summary>
    public void End(ArchivePart part)
    {
        Span<byte> head = stackalloc byte[ArchivePartReader.HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)part);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], _count);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], Checksum.Of(part, _bytes.AsSpan(0, _count)));
        stream.Write(head);
        stream.Write(_bytes, 0, _count);
        _count = 0;
    }

    private Span<byte> Take(int count)
    {
        if (_count + count > _bytes.Length)
        {
            System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + count));
        }

        _count += count;
        return _bytes.AsSpan(_count - count, count);
    }
}
