using System.Collections.Immutable;

namespace Launchpoints.Engine.Schema;

/// <summary>One typed value, or missing (the default).</summary>
/// <remarks>Compared by type and content. Dates are Unix milliseconds; booleans are 0 or 1 in the same slot.</remarks>
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    private readonly object? _reference;
    private readonly double _number;
    private readonly long _integer;
    private readonly byte _kind;

    private AttributeValue(AttributeType type, object? reference, double number, long integer)
    {
        _kind = (byte)(type + 1);
        _reference = reference;
        _number = number;
        _integer = integer;
    }

    /// <summary>No value.</summary>
    public static AttributeValue Missing => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => _kind == 0;

    /// <summary>The type of the value.</summary>
    /// <exception cref="InvalidOperationException">The value is missing.</exception>
    public AttributeType Type => IsMissing
        ? throw new InvalidOperationException("A missing value has no type.")
        : (AttributeType)(_kind - 1);

    /// <summary>The text of a text value.</summary>
    public string Text => _kind == (byte)AttributeType.Text + 1 ? (string)_reference! : throw Wrong(AttributeType.Text);

    /// <summary>The number of a number value; finite.</summary>
    public double Number => _kind == (byte)AttributeType.Number + 1 ? _number : throw Wrong(AttributeType.Number);

    /// <summary>The truth of a boolean value.</summary>
    public bool Boolean => _kind == (byte)AttributeType.Boolean + 1 ? _integer != 0 : throw Wrong(AttributeType.Boolean);

    /// <summary>The instant of a date value, in Unix milliseconds.</summary>
    public long Milliseconds => _kind == (byte)AttributeType.Date + 1 ? _integer : throw Wrong(AttributeType.Date);

    /// <summary>The tags of a tags value: distinct, in code point order, possibly empty.</summary>
    public ImmutableArray<string> Tags =>
        _kind == (byte)AttributeType.Tags + 1 ? [.. (string[])_reference!] : throw Wrong(AttributeType.Tags);

    /// <summary>A text value, brought to NFC.</summary>
    public static AttributeValue OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(AttributeType.Text, Nfc.Of(text), 0, 0);
    }

    /// <summary>A text value of a text that is in NFC, as those of dictionaries are.</summary>
    internal static AttributeValue OfNormalizedText(string text) => new(AttributeType.Text, text, 0, 0);

    /// <summary>A number value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static AttributeValue OfNumber(double number) => double.IsFinite(number)
        ? new(AttributeType.Number, null, number == 0 ? 0 : number, 0) // -0 and 0 are the same number to a person
        : throw new ArgumentOutOfRangeException(nameof(number), number, "A number attribute is never NaN or infinite.");

    /// <summary>A boolean value.</summary>
    public static AttributeValue OfBoolean(bool value) => new(AttributeType.Boolean, null, 0, value ? 1 : 0);

    /// <summary>A date value from Unix milliseconds.</summary>
    public static AttributeValue OfDate(long milliseconds) => new(AttributeType.Date, null, 0, milliseconds);

    /// <summary>A tags value: duplicates fall away, order does not matter, each tag is brought to NFC.</summary>
    public static AttributeValue OfTags(IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        string[] set = [.. tags.Select(Nfc.Of).Distinct(StringComparer.Ordinal)];
        Array.Sort(set, CodePointComparer.Instance);
        return new(AttributeType.Tags, set, 0, 0);
    }

    /// <inheritdoc/>
    public bool Equals(AttributeValue other) =>
        _kind == other._kind && _number.Equals(other._number) && _integer == other._integer
        && (_reference, other._reference) switch
        {
            (string[] a, string[] b) => a.AsSpan().SequenceEqual(b),
            (var a, var b) => Equals(a, b),
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        _kind, _number, _integer, _reference is string[] tags ? tags.Length : _reference?.GetHashCode() ?? 0);

    /// <summary>Same type and content.</summary>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>Another type or content.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    private InvalidOperationException Wrong(AttributeType asked) =>
        new(IsMissing ? $"The value is missing, not {asked}." : $"The value is {Type}, not {asked}.");
}
