using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Launchpoints.Engine.Population;

/// <summary>Reads what an <see cref="ArchiveWriter"/> collected in one part.</summary>
/// <remarks>Whatever does not fit is an <see cref="InvalidDataException"/>.</remarks>
internal ref struct ArchiveReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public string? Text()
    {
        int length = Int();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>A text that cannot be null.</summary>
    public string Name() => Text() ?? throw new InvalidDataException("A name is missing.");

    public string?[] Texts()
    {
        var texts = new string?[Count(sizeof(int))];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Text();
        }

        return texts;
    }

    public T[] Array<T>()
        where T : unmanaged
    {
        int count = Count(System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        if (count == 0)
        {
            return [];
        }

        var values = GC.AllocateUninitializedArray<T>(count);
        var to = MemoryMarshal.AsBytes(values.AsSpan());
        Take(to.Length).CopyTo(to);
        return values;
    }

    /// <summary>How many things follow, each of at least so many bytes.</summary>
    public int Count(int bytes)
    {
        int count = Int();
        return count >= 0 && (long)count * bytes <= _rest.Length ? count : throw new InvalidDataException("A number of things does not fit into its part.");
    }

    /// <summary>Demands that nothing is left.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException("A part is longer than what it holds.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("A part is shorter than what it holds.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
