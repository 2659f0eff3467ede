using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>
/// Events side by side, as the store keeps them: ids of customers, Kristals and types in columns, the attributes beside. Grows as events are added; can
/// be used again after <see cref="Clear"/>.
/// </summary>
internal sealed class EventColumns(AttributeMap attributes)
{
    private readonly List<EventValues> values = [];
    private readonly List<EventRecording> recordings = [];
    private readonly ArrayBufferWriter<byte> buffer = new();
    private int[] customers = [];
    private int[] kristals = [];
    private int[] types = [];
    private long[] instants = [];
    private int[] idEnds = [];
    private byte[] ids = [];

    public int Count { get; private set; }

    /// <summary>Bytes that their ids take.</summary>
    public int IdBytes => Count == 0 ? 0 : idEnds[Count - 1];

    /// <summary>The customers' ids.</summary>
    public Span<int> Customers => customers.AsSpan(0, Count);

    /// <summary>The Kristals' ids; 0 for none.</summary>
    public Span<int> Kristals => kristals.AsSpan(0, Count);

    /// <summary>The event types' ids.</summary>
    public Span<int> Types => types.AsSpan(0, Count);

    /// <summary>Unix milliseconds.</summary>
    public ReadOnlySpan<long> Instants => instants.AsSpan(0, Count);

    /// <summary>Attributes that some of the events may have.</summary>
    public IReadOnlyList<EventValues> Values => values;

    /// <summary>The events as a population takes them, once rows have taken the place of the ids; good until the next change.</summary>
    public EventBatch Batch() => new(
        customers.AsMemory(0, Count),
        types.AsMemory(0, Count),
        instants.AsMemory(0, Count),
        kristals.AsMemory(0, Count),
        [.. values.Select(v => new EventBatchValues(attributes.Find(v.Attribute)!.Key, v.Of(Count), v.Texts))]);

    /// <summary>An event's id in the platform; empty for none.</summary>
    public ReadOnlySpan<byte> IdOf(int place) => ids.AsSpan((place == 0 ? 0 : idEnds[place - 1])..idEnds[place]);

    /// <summary>Adds an event; gives its place.</summary>
    public int Add(int customer, int kristal, int type, long instant, ReadOnlySpan<byte> id)
    {
        Reach(Count + 1, IdBytes + id.Length);
        int place = Count++;
        customers[place] = customer;
        kristals[place] = kristal;
        types[place] = type;
        instants[place] = instant;
        int start = place == 0 ? 0 : idEnds[place - 1];
        id.CopyTo(ids.AsSpan(start));
        idEnds[place] = start + id.Length;
        return place;
    }

    /// <summary>Gives an event a value.</summary>
    public void Set(int place, int attribute, AttributeValue value) => Column(attribute, value.Type).Set(place, value);

    /// <summary>Says who recorded the last so many events.</summary>
    public void Record(EventRecording recording) => recordings.Add(recording);

    public void Clear()
    {
        Count = 0;
        recordings.Clear();
        foreach (var column in values)
        {
            column.Clear();
        }
    }

    /// <summary>Takes events out; those after them move up.</summary>
    public void Drop(ReadOnlySpan<bool> dropped)
    {
        DropRecordings(dropped);
        int kept = 0, idStart = 0, idEnd = 0;
        for (int i = 0; i < Count; i++)
        {
            int start = idStart;
            idStart = idEnds[i];
            if (dropped[i])
            {
                continue;
            }

            (customers[kept], kristals[kept], types[kept], instants[kept]) = (customers[i], kristals[i], types[i], instants[i]);
            ids.AsSpan(start..idStart).CopyTo(ids.AsSpan(idEnd));
            idEnd += idStart - start;
            idEnds[kept++] = idEnd;
        }

        foreach (var column in values)
        {
            column.Drop(dropped);
        }

        Count = kept;
    }

    /// <summary>Appends other events.</summary>
    public void Append(EventColumns other)
    {
        Reach(Count + other.Count, IdBytes + other.IdBytes);
        int before = Count;
        for (int i = 0; i < other.Count; i++)
        {
            Add(other.customers[i], other.kristals[i], other.types[i], other.instants[i], other.IdOf(i));
        }

        recordings.AddRange(other.recordings);
        foreach (var column in other.values)
        {
            Column(column.Attribute, column.Type).Append(before, column);
        }
    }

    /// <summary>Binds some of the events to the columns of the chunks' table, whose first parameter is the chunk's number.</summary>
    public void Write(SqliteStatement statement, int from, int count)
    {
        statement.Bind(2, count)
            .BindBlob(3, MemoryMarshal.AsBytes(customers.AsSpan(from, count)))
            .BindBlob(4, MemoryMarshal.AsBytes(kristals.AsSpan(from, count)))
            .BindBlob(5, MemoryMarshal.AsBytes(types.AsSpan(from, count)))
            .BindBlob(6, MemoryMarshal.AsBytes(instants.AsSpan(from, count)));
        buffer.ResetWrittenCount();
        foreach (var column in values)
        {
            column.Write(from, count, buffer);
        }

        _ = buffer.WrittenCount == 0 ? statement.BindNull(7) : statement.BindBlob(7, buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        WriteRecordings(from, count);
        statement.BindBlob(8, buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        WriteIds(from, count);
        _ = buffer.WrittenCount == 0 ? statement.BindNull(9) : statement.BindBlob(9, buffer.WrittenSpan);
    }

    /// <summary>Reads a row of the chunks' table behind what it has.</summary>
    /// <param name="statement">Gives the table's columns in their order, from the second (<c>Count</c>) on.</param>
    /// <param name="first">The place of <c>Count</c> in it.</param>
    /// <param name="withIds">Whether it has the recordings and the ids too.</param>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public void Read(SqliteStatement statement, int first, bool withIds)
    {
        int count = statement.Int32(first), from = Count;
        Reach(from + count, 0);
        Take(statement.Bytes(first + 1), customers.AsSpan(from, count));
        Take(statement.Bytes(first + 2), kristals.AsSpan(from, count));
        Take(statement.Bytes(first + 3), types.AsSpan(from, count));
        Take(statement.Bytes(first + 4), instants.AsSpan(from, count));
        for (var bytes = statement.Bytes(first + 5); !bytes.IsEmpty;)
        {
            int attribute = EventValues.AttributeOf(bytes);
            bytes = attributes.Find(attribute) is { } definition
                ? Column(attribute, definition.Type).Read(bytes, from, count)
                : EventValues.Skip(bytes, count);
        }

        idEnds.AsSpan(from, count).Fill(IdBytes);
        if (withIds)
        {
            ReadRecordings(statement.Bytes(first + 6));
            ReadIds(statement.Bytes(first + 7), from, count);
        }

        Count = from + count;
    }

    private static void Take<T>(ReadOnlySpan<byte> bytes, Span<T> to)
        where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(bytes);
        if (from.Length != to.Length)
        {
            throw new InvalidDataException("A chunk of events is damaged: its columns are not of one length.");
        }

        from.CopyTo(to);
    }

    private EventValues Column(int attribute, AttributeType type)
    {
        foreach (var column in values)
        {
            if (column.Attribute == attribute)
            {
                return column;
            }
        }

        var added = new EventValues(attribute, type);
        values.Add(added);
        return added;
    }

    private void Reach(int events, int idBytes)
    {
        if (events > customers.Length)
        {
            int size = Math.Max(events, customers.Length * 2);
            Array.Resize(ref customers, size);
            Array.Resize(ref kristals, size);
            Array.Resize(ref types, size);
            Array.Resize(ref instants, size);
            Array.Resize(ref idEnds, size);
        }

        if (idBytes > ids.Length)
        {
            Array.Resize(ref ids, Math.Max(idBytes, ids.Length * 2));
        }
    }

    private void DropRecordings(ReadOnlySpan<bool> dropped)
    {
        int start = 0;
        for (int run = 0; run < recordings.Count; run++)
        {
            int count = recordings[run].Count;
            recordings[run] = recordings[run] with { Count = count - dropped.Slice(start, count).Count(true) };
            start += count;
        }

        recordings.RemoveAll(r => r.Count == 0);
    }

    private void WriteRecordings(int from, int count)
    {
        int start = 0;
        foreach (var run in recordings)
        {
            int inside = Math.Min(start + run.Count, from + count) - Math.Max(start, from);
            if (inside > 0)
            {
                var bytes = buffer.GetSpan(16);
                BinaryPrimitives.WriteInt32LittleEndian(bytes, inside);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], run.Source);
                BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], run.At);
                buffer.Advance(16);
            }

            start += run.Count;
        }
    }

    private void ReadRecordings(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 16; bytes = bytes[16..])
        {
            recordings.Add(new EventRecording(
                BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])));
        }
    }

    /// <summary>Two bytes of length for each event, then the ids; nothing where there is none.</summary>
    private void WriteIds(int from, int count)
    {
        int start = from == 0 ? 0 : idEnds[from - 1], end = idEnds[from + count - 1];
        if (start == end)
        {
            return;
        }

        var lengths = buffer.GetSpan(count * sizeof(ushort));
        for (int i = 0, before = start; i < count; before = idEnds[from + i++])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(lengths[(i * sizeof(ushort))..], (ushort)(idEnds[from + i] - before));
        }

        buffer.Advance(count * sizeof(ushort));
        buffer.Write(ids.AsSpan(start..end));
    }

    private void ReadIds(ReadOnlySpan<byte> bytes, int from, int count)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        int end = IdBytes;
        var text = bytes[(count * sizeof(ushort))..];
        Reach(from + count, end + text.Length);
        text.CopyTo(ids.AsSpan(end));
        for (int i = 0; i < count; i++)
        {
            idEnds[from + i] = end += BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]);
        }
    }
}
