using System.Runtime.InteropServices;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>The values of one attribute of a batch, with the codes that its texts have in the population's dictionary.</summary>
internal sealed class EventBatchColumn
{
    private readonly EventBatchValues _values;
    private readonly int[] _codes; // of the texts; −1 while nobody asked
    private readonly int[]?[] _sets; // of the sets of tags; null while nobody asked

    public EventBatchColumn(AttributeSlot slot, EventBatchValues values, int count)
    {
        Slot = slot;
        _values = values;
        _codes = slot.Type == AttributeType.Text ? new int[values.Texts.Count] : [];
        _codes.AsSpan().Fill(-1);
        _sets = slot.Type == AttributeType.Tags ? new int[]?[values.Texts.Count] : [];
        int width = slot.Type switch { AttributeType.Number or AttributeType.Date => sizeof(long), AttributeType.Boolean => sizeof(sbyte), _ => sizeof(int) };
        if (values.Values.Length != count * width)
        {
            throw new ArgumentException($"The values of '{values.Attribute}' are not as many as there are events, or not of its type.", nameof(values));
        }
    }

    public AttributeSlot Slot { get; }

    public ReadOnlySpan<double> Numbers => MemoryMarshal.Cast<byte, double>(_values.Values.Span);

    public ReadOnlySpan<long> Dates => MemoryMarshal.Cast<byte, long>(_values.Values.Span);

    public ReadOnlySpan<sbyte> Truths => MemoryMarshal.Cast<byte, sbyte>(_values.Values.Span);

    private ReadOnlySpan<int> Texts => MemoryMarshal.Cast<byte, int>(_values.Values.Span);

    /// <summary>Whether any of the events has a value.</summary>
    public bool HasAny(ReadOnlySpan<int> places)
    {
        switch (Slot.Type)
        {
            case AttributeType.Number:
                return Any(Numbers, places, static n => !double.IsNaN(n));
            case AttributeType.Date:
                return Any(Dates, places, static d => d != long.MinValue);
            case AttributeType.Boolean:
                return Any(Truths, places, static t => t >= 0);
            default:
                return Any(Texts, places, static t => t >= 0);
        }
    }

    /// <summary>The dictionary's code of an event's text; −1 for missing.</summary>
    public int CodeOf(int place)
    {
        int text = Texts[place];
        return text < 0 ? -1 : _codes[text] is >= 0 and var known ? known : _codes[text] = Slot.Dictionary.Add(_values.Texts[text]);
    }

    /// <summary>The dictionary's codes of an event's tags; null for missing.</summary>
    public int[]? SetOf(int place)
    {
        int text = Texts[place];
        return text < 0 ? null : _sets[text] ??= [.. TagsOf(text).Select(Slot.Dictionary.Add)];
    }

    /// <summary>An event's value; missing where it has none.</summary>
    public AttributeValue ValueOf(int place) => Slot.Type switch
    {
        AttributeType.Number => double.IsNaN(Numbers[place]) ? AttributeValue.Missing : AttributeValue.OfNumber(Numbers[place]),
        AttributeType.Date => Dates[place] == long.MinValue ? AttributeValue.Missing : AttributeValue.OfDate(Dates[place]),
        AttributeType.Boolean => Truths[place] < 0 ? AttributeValue.Missing : AttributeValue.OfBoolean(Truths[place] != 0),
        _ when Texts[place] < 0 => AttributeValue.Missing,
        AttributeType.Text => AttributeValue.OfText(_values.Texts[Texts[place]]),
        _ => AttributeValue.OfTags(TagsOf(Texts[place])),
    };

    private string[] TagsOf(int text) => _values.Texts[text] is { Length: > 0 } joined ? joined.Split(EventBatchValues.BetweenTags) : [];

    private static bool Any<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> places, Func<T, bool> isThere)
    {
        foreach (int place in places)
        {
            if (isThere(values[place]))
            {
                return true;
            }
        }

        return false;
    }
}
