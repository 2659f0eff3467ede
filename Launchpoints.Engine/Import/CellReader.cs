using System.Globalization;
using System.Text;
using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Turns cells into typed values, the same way whatever the server's culture is.</summary>
/// <remarks>
/// Numbers are written as in JSON, dates in ISO 8601, booleans <c>true</c> and <c>false</c>; white space around these is
/// ignored. Texts are taken as they are, in NFC. Tags are separated by <c>|</c>, or a JSON array; empty ones fall away, so
/// that a lone <c>|</c> is the empty set. Nothing is ever converted from one type to another.
/// </remarks>
public static class CellReader
{
    /// <summary>Reads a cell as a type.</summary>
    /// <param name="type">The type of the attribute.</param>
    /// <param name="cell">The cell; an absent one reads as missing.</param>
    /// <param name="zone">The zone of dates without offset.</param>
    /// <param name="value">The value; missing for an empty cell.</param>
    /// <param name="reason">Why it could not be read, as a sentence; null when it could.</param>
    /// <param name="texts">Gives back the same string for the same bytes, so that repeated texts are kept once; null for none.</param>
    public static bool TryRead(
        AttributeType type, ImportCell cell, TimeZoneInfo zone, out AttributeValue value, out string? reason, Utf8Strings? texts = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        value = AttributeValue.Missing;
        reason = null;
        if (cell.Kind is ImportCellKind.Absent or ImportCellKind.Missing)
        {
            return true;
        }

        switch (type)
        {
            case AttributeType.Text:
                if (ReadText(cell, texts, out string? text, out reason))
                {
                    value = AttributeValue.OfText(text!);
                }

                break;
            case AttributeType.Number:
                if (cell.Kind is ImportCellKind.Untyped or ImportCellKind.Number)
                {
                    reason = ReadNumber(cell, ref value);
                }
                else
                {
                    reason = "Expected a number.";
                }

                break;
            case AttributeType.Boolean:
                reason = ReadBoolean(cell, ref value);
                break;
            case AttributeType.Date:
                reason = ReadDate(cell, zone, ref value);
                break;
            default:
                reason = ReadTags(cell, texts, ref value);
                break;
        }

        return reason is null;
    }

    /// <summary>Reads the characters of a CSV cell, or of a form's field, as a type.</summary>
    public static bool TryRead(AttributeType type, string cell, TimeZoneInfo zone, out AttributeValue value, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(cell);
        byte[] utf8;
        try
        {
            utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(cell);
        }
        catch (EncoderFallbackException)
        {
            value = AttributeValue.Missing;
            reason = "The text has half of a surrogate pair.";
            return false;
        }

        return TryRead(type, new ImportCell(cell.Length == 0 ? ImportCellKind.Missing : ImportCellKind.Untyped, utf8), zone, out value, out reason);
    }

    /// <summary>Reads a key, an id, a title or an event type: a text without white space around it, in NFC.</summary>
    /// <param name="cell">The cell; an absent one reads as empty.</param>
    /// <param name="key">The text in UTF-8, valid as long as the cell; empty when the cell is.</param>
    /// <param name="reason">Why it could not be read, as a sentence; null when it could.</param>
    public static bool TryReadKey(ImportCell cell, out ReadOnlySpan<byte> key, out string? reason)
    {
        key = default;
        reason = null;
        if (cell.Kind is ImportCellKind.Absent or ImportCellKind.Missing || (cell.Kind == ImportCellKind.Text && cell.Utf8.IsEmpty))
        {
            return true;
        }

        // ASCII is valid UTF-8 and in NFC, and its white space is these six characters.
        if (cell.Kind is ImportCellKind.Untyped or ImportCellKind.Text
            && cell.Utf8.Length <= TextLimit.Characters && Ascii.IsValid(cell.Utf8) && !cell.Utf8.Contains((byte)0))
        {
            key = cell.Utf8[0] > ' ' && cell.Utf8[^1] > ' ' ? cell.Utf8 : cell.Utf8.Trim(" \t\n\v\f\r"u8);
            return true;
        }

        if (!ReadText(cell, null, out string? text, out reason))
        {
            return false;
        }

        key = Encoding.UTF8.GetBytes(text!.Trim());
        return true;
    }

    private static bool ReadText(ImportCell cell, Utf8Strings? texts, out string? text, out string? reason)
    {
        text = null;
        if (cell.Kind is not (ImportCellKind.Untyped or ImportCellKind.Text))
        {
            reason = "Expected a text.";
            return false;
        }

        text = TextOf(cell.Utf8, texts, out reason);
        return text is not null;
    }

    private static string? TextOf(ReadOnlySpan<byte> utf8, Utf8Strings? texts, out string? reason)
    {
        string? text = texts is null ? Utf8Strings.Decode(utf8) : texts.Get(utf8);
        reason = text switch
        {
            null => "The text is not UTF-8.",
            _ when text.Contains('\0', StringComparison.Ordinal) => "The text has a NUL character.",
            _ when !TextLimit.Fits(text) => $"The text has more than {TextLimit.Characters} characters.",
            _ => null,
        };
        return reason is null ? text : null;
    }

    private static string? ReadNumber(ImportCell cell, ref AttributeValue value)
    {
        var digits = Trim(cell.Utf8);
        if (digits.IsEmpty)
        {
            return null; // white space is an empty cell
        }

        if (PlainNumber.TryParse(digits, out double plain))
        {
            value = AttributeValue.OfNumber(plain);
            return null;
        }

        if (!IsJsonNumber(digits))
        {
            return $"'{Shown(digits)}' is no number. Numbers are written like 1234.5, without a comma or other separators.";
        }

        double number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            return $"'{Shown(digits)}' is too large for a number.";
        }

        value = AttributeValue.OfNumber(number);
        return null;
    }

    private static string? ReadBoolean(ImportCell cell, ref AttributeValue value)
    {
        var word = Trim(cell.Utf8);
        if (cell.Kind is ImportCellKind.True or ImportCellKind.False)
        {
            value = AttributeValue.OfBoolean(cell.Kind == ImportCellKind.True);
            return null;
        }

        if (cell.Kind != ImportCellKind.Untyped)
        {
            return "Expected true or false.";
        }

        if (word.IsEmpty)
        {
            return null;
        }

        bool isTrue = word.SequenceEqual("true"u8);
        if (!isTrue && !word.SequenceEqual("false"u8))
        {
            return $"'{Shown(word)}' is neither true nor false.";
        }

        value = AttributeValue.OfBoolean(isTrue);
        return null;
    }

    private static string? ReadDate(ImportCell cell, TimeZoneInfo zone, ref AttributeValue value)
    {
        if (cell.Kind is not (ImportCellKind.Untyped or ImportCellKind.Text))
        {
            return "Expected a date as a text.";
        }

        var literal = Trim(cell.Utf8);
        if (literal.IsEmpty && cell.Kind == ImportCellKind.Untyped)
        {
            return null;
        }

        if (!UtcInstant.TryParse(literal, out long instant)
            && !(literal.Length <= 40 && DateLiteral.TryParse(Encoding.UTF8.GetString(literal), zone, out instant)))
        {
            return $"'{Shown(literal)}' is no date. Dates are written like 2026-01-31 or 2026-01-31T09:30:00Z.";
        }

        value = AttributeValue.OfDate(instant);
        return null;
    }

    private static string? ReadTags(ImportCell cell, Utf8Strings? texts, ref AttributeValue value)
    {
        var tags = new List<string>();
        string? reason = cell.Kind switch
        {
            ImportCellKind.Untyped => SplitTags(cell.Utf8, texts, tags),
            ImportCellKind.Array => ArrayTags(cell.Utf8, tags),
            _ => "Expected an array of texts.",
        };
        if (reason is null)
        {
            value = AttributeValue.OfTags(tags);
        }

        return reason;
    }

    private static string? SplitTags(ReadOnlySpan<byte> utf8, Utf8Strings? texts, List<string> tags)
    {
        foreach (var part in utf8.Split((byte)'|'))
        {
            var tag = utf8[part];
            if (tag.IsEmpty)
            {
                continue;
            }

            if (TextOf(tag, texts, out string? reason) is not { } text)
            {
                return reason;
            }

            tags.Add(text);
        }

        return null;
    }

    private static string? ArrayTags(ReadOnlySpan<byte> json, List<string> tags)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return "Expected an array of texts.";
            }

            string text;
            try
            {
                text = Nfc.Of(reader.GetString()!);
            }
            catch (InvalidOperationException)
            {
                return "A tag is not Unicode: it has half of a surrogate pair or bytes that are not UTF-8.";
            }

            if (text.Contains('\0', StringComparison.Ordinal) || !TextLimit.Fits(text))
            {
                return $"A tag has at most {TextLimit.Characters} characters, none of them NUL.";
            }

            if (text.Length > 0)
            {
                tags.Add(text);
            }
        }

        return null;
    }

    /// <summary>RFC 8259: <c>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?</c>.</summary>
    internal static bool IsJsonNumber(ReadOnlySpan<byte> text)
    {
        int at = text is [(byte)'-', ..] ? 1 : 0;
        int whole = Digits(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0'))
        {
            return false;
        }

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            int fraction = Digits(text[(at + 1)..]);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += at < text.Length && text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            int exponent = Digits(text[at..]);
            if (exponent == 0)
            {
                return false;
            }

            at += exponent;
        }

        return at == text.Length;
    }

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);

    private static int Digits(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;

    private static string Shown(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content.Length > 60 ? content[..60] : content) + (content.Length > 60 ? "…" : "");
}
