using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>
/// The values of one attribute for a run of events, as the store has them: number 8 bytes, NaN is missing · date 8 bytes, the smallest is missing ·
/// boolean 1 byte, −1 is missing · text and tags 4 bytes, the place in a list of the different texts, −1 is missing. A set of tags is one text,
/// its tags apart by NUL, which no tag has.
/// </summary>
internal sealed class EventValues(int attribute, AttributeType type)
{
    private readonly int width = WidthOf(type);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private byte[] data = [];
    private int length;
    private int[] newPlaces = [];
    private int[] renumbered = [];

    /// <summary>The attribute's id.</summary>
    public int Attribute => attribute;

    public AttributeType Type => type;

    /// <summary>The different texts of a text or tags attribute.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The values as they are kept, for so many events.</summary>
    public ReadOnlyMemory<byte> Of(int events)
    {
        Reach(events);
        return data.AsMemory(0, events * width);
    }

    public void Set(int place, AttributeValue value)
    {
        Reach(place + 1);
        var at = data.AsSpan(place * width);
        switch (type)
        {
            case AttributeType.Number:
                BinaryPrimitives.WriteDoubleLittleEndian(at, value.Number);
                break;
            case AttributeType.Date:
                BinaryPrimitives.WriteInt64LittleEndian(at, value.Milliseconds);
                break;
            case AttributeType.Boolean:
                at[0] = value.Boolean ? (byte)1 : (byte)0;
                break;
            case AttributeType.Text:
                BinaryPrimitives.WriteInt32LittleEndian(at, PlaceOf(value.Text));
                break;
            default:
                BinaryPrimitives.WriteInt32LittleEndian(at, PlaceOf(string.Join(EventBatchValues.BetweenTags, value.Tags)));
                break;
        }
    }

    /// <summary>The value of an event; missing where it has none.</summary>
    public AttributeValue Get(int place)
    {
        if (place >= length)
        {
            return AttributeValue.Missing;
        }

        var at = data.AsSpan(place * width, width);
        return type switch
        {
            AttributeType.Number => BinaryPrimitives.ReadDoubleLittleEndian(at) is var number && double.IsNaN(number)
                ? AttributeValue.Missing : AttributeValue.OfNumber(number),
            AttributeType.Date => BinaryPrimitives.ReadInt64LittleEndian(at) is var date && date == long.MinValue
                ? AttributeValue.Missing : AttributeValue.OfDate(date),
            AttributeType.Boolean => (sbyte)at[0] < 0 ? AttributeValue.Missing : AttributeValue.OfBoolean(at[0] != 0),
            _ => BinaryPrimitives.ReadInt32LittleEndian(at) is var text && text < 0 ? AttributeValue.Missing
                : type == AttributeType.Text ? AttributeValue.OfText(texts[text]) : AttributeValue.OfTags(texts[text].Split(EventBatchValues.BetweenTags, StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    /// <summary>Takes events out; those after them move up.</summary>
    public void Drop(ReadOnlySpan<bool> dropped)
    {
        int kept = 0;
        for (int i = 0; i < length; i++)
        {
            if (!dropped[i])
            {
                data.AsSpan(i * width, width).CopyTo(data.AsSpan(kept++ * width));
            }
        }

        length = kept;
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        length = 0;
        places.Clear();
        texts.Clear();
    }

    /// <summary>Appends another run of the same attribute behind so many events.</summary>
    public void Append(int events, EventValues other)
    {
        Reach(events + other.length);
        for (int i = 0; i < other.length; i++)
        {
            if (other.Get(i) is { IsMissing: false } value)
            {
                Set(events + i, value);
            }
        }
    }

    /// <summary>Writes the values of some events, with those texts only that they have; nothing where none has a value.</summary>
    public void Write(int from, int count, IBufferWriter<byte> to)
    {
        Reach(from + count);
        var values = data.AsSpan(from * width, count * width);
        if (IsMissing(values))
        {
            return;
        }

        var used = new List<string>();
        var written = type is AttributeType.Text or AttributeType.Tags ? Renumber(MemoryMarshal.Cast<byte, int>(values), used) : values;
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(head, attribute);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], width);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], used.Count);
        to.Write(head);
        foreach (string text in used)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, Encoding.UTF8.GetByteCount(text));
            to.Write(head[..4]);
            Encoding.UTF8.GetBytes(text, to);
        }

        to.Write(written);
    }

    /// <summary>Reads what <see cref="Write"/> wrote for so many events, as the values of events from a place on.</summary>
    /// <returns>The bytes after it.</returns>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> bytes, int from, int count)
    {
        int different = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != width)
        {
            throw new InvalidDataException($"Values of attribute {attribute} are not of its type.");
        }

        bytes = bytes[12..];
        if (renumbered.Length < different)
        {
            renumbered = new int[different];
        }

        for (int i = 0; i < different; i++)
        {
            int size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            renumbered[i] = PlaceOf(Encoding.UTF8.GetString(bytes.Slice(4, size)));
            bytes = bytes[(4 + size)..];
        }

        Reach(from + count);
        var to = data.AsSpan(from * width, count * width);
        bytes[..to.Length].CopyTo(to);
        if (type is AttributeType.Text or AttributeType.Tags)
        {
            foreach (ref int place in MemoryMarshal.Cast<byte, int>(to))
            {
                place = place < 0 ? -1 : renumbered[place];
            }
        }

        return bytes[to.Length..];
    }

    /// <summary>The attribute that the next values are of.</summary>
    public static int AttributeOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

    /// <summary>Passes over values of an attribute that is not known.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes, int count)
    {
        int width = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), different = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        bytes = bytes[12..];
        for (int i = 0; i < different; i++)
        {
            bytes = bytes[(4 + BinaryPrimitives.ReadInt32LittleEndian(bytes))..];
        }

        return bytes[(count * width)..];
    }

    private static int WidthOf(AttributeType type) => type switch
    {
        AttributeType.Number or AttributeType.Date => sizeof(long),
        AttributeType.Boolean => sizeof(sbyte),
        _ => sizeof(int),
    };

    private int PlaceOf(string text)
    {
        if (!places.TryGetValue(text, out int place))
        {
            places[text] = place = texts.Count;
            texts.Add(text);
        }

        return place;
    }

    /// <summary>Makes it cover so many events, new ones missing.</summary>
    private void Reach(int events)
    {
        if (events <= length)
        {
            return;
        }

        if (events * width > data.Length)
        {
            Array.Resize(ref data, Math.Max(data.Length * 2, events * width));
        }

        Missing(data.AsSpan(length * width, (events - length) * width));
        length = events;
    }

    private void Missing(Span<byte> values)
    {
        switch (type)
        {
            case AttributeType.Number:
                MemoryMarshal.Cast<byte, double>(values).Fill(double.NaN);
                break;
            case AttributeType.Date:
                MemoryMarshal.Cast<byte, long>(values).Fill(long.MinValue);
                break;
            default:
                values.Fill(byte.MaxValue);
                break;
        }
    }

    private bool IsMissing(ReadOnlySpan<byte> values) => type switch
    {
        // Bit patterns: a number is never NaN, so every NaN here is the one that Missing wrote.
        AttributeType.Number => !MemoryMarshal.Cast<byte, long>(values).ContainsAnyExcept(BitConverter.DoubleToInt64Bits(double.NaN)),
        AttributeType.Date => !MemoryMarshal.Cast<byte, long>(values).ContainsAnyExcept(long.MinValue),
        _ => !values.ContainsAnyExcept(byte.MaxValue),
    };

    /// <summary>Gives the texts that some events have numbers of their own, in the order in which they occur.</summary>
    private ReadOnlySpan<byte> Renumber(ReadOnlySpan<int> values, List<string> used)
    {
        if (renumbered.Length < values.Length)
        {
            renumbered = new int[values.Length];
        }

        if (newPlaces.Length < texts.Count)
        {
            newPlaces = new int[texts.Count * 2];
        }

        for (int i = 0; i < values.Length; i++)
        {
            int place = values[i];
            if (place >= 0 && newPlaces[place] == 0)
            {
                used.Add(texts[place]);
                newPlaces[place] = used.Count;
            }

            renumbered[i] = place < 0 ? -1 : newPlaces[place] - 1;
        }

        foreach (int place in values)
        {
            if (place >= 0)
            {
                newPlaces[place] = 0; // all zero again for the next events, without a pass over texts that these do not have
            }
        }

        return MemoryMarshal.AsBytes(renumbered.AsSpan(0, values.Length));
    }
}
