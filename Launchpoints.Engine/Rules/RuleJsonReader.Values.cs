using System.Globalization;
using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>The leaves of the JSON face: texts, numbers, values, windows; and how mistakes are noted.</summary>
internal sealed partial class RuleJsonReader
{
    /// <summary>Reads a window that stands alone, as in a segment's choice of Kristals.</summary>
    public (EventWindow? Window, IReadOnlyList<RuleError> Errors) ReadWindow(ref Utf8JsonReader reader)
    {
        EventWindow? window = null;
        try
        {
            reader.Read();
            window = reader.TokenType == JsonTokenType.Null ? null : ReadWindow(ref reader, new RuleJsonMembers());
        }
        catch (StoppedException)
        {
        }
        catch (JsonException e)
        {
            Broken(ref reader, e);
        }

        return (_errors.Count == 0 ? window : null, _errors);
    }

    /// <summary>Reads a text in NFC; null, and a mistake, when there is none.</summary>
    private string? ReadText(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Mistake(members, RuleErrorCodes.Syntax, "Expected a text in double quotes.");
            reader.Skip();
            return null;
        }

        string? text = TextOf(ref reader, out string? wrong);
        if (wrong is not null)
        {
            Mistake(members, RuleErrorCodes.Syntax, wrong);
        }

        return text;
    }

    private bool ReadTruth(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.TokenType == JsonTokenType.True;
        }

        Mistake(members, RuleErrorCodes.Syntax, "Expected true or false.");
        reader.Skip();
        return false;
    }

    private decimal ReadFraction(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal fraction))
        {
            return fraction;
        }

        Mistake(members, RuleErrorCodes.WrongValue, "Expected a number from 0 to 1.");
        reader.Skip();
        return 0;
    }

    private long? ReadAmount(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        // 3.0 and 3e1 are whole numbers too.
        if (reader.TokenType == JsonTokenType.Number
            && (reader.TryGetInt64(out long amount)
                || (reader.TryGetDouble(out double number) && double.IsInteger(number) && Math.Abs(number) < 1e15 && (amount = (long)number) == number)))
        {
            return amount;
        }

        Mistake(members, RuleErrorCodes.WrongValue, $"Expected a whole number from 1 to {MessageText.Limit(RuleLimits.Amount)}.");
        reader.Skip();
        return null;
    }

    private TimeUnit? ReadUnit(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        if (ReadText(ref reader, members) is not { } name)
        {
            return null;
        }

        var unit = TimeUnits.FromJson(name);
        if (unit is null)
        {
            var names = TimeUnits.All.Select(TimeUnits.Json);
            Mistake(
                members, RuleErrorCodes.WrongValue, $"There is no unit '{MessageText.Short(name)}'. There are {string.Join(", ", names)}.",
                NearestName.Of(name, names));
        }

        return unit;
    }

    /// <summary>Reads an object of a few known members; the handler returns false for a member it does not know.</summary>
    private delegate bool MemberHandler(ref Utf8JsonReader reader, string name);

    private void ReadMembers(ref Utf8JsonReader reader, RuleJsonMembers members, string[] known, MemberHandler handle)
    {
        int seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = NameOf(ref reader);
            int here = _path.Enter(name);
            int index = Array.IndexOf(known, name);
            reader.Read();
            if (index < 0 || (seen & (1 << index)) != 0)
            {
                Mistake(
                    members, RuleErrorCodes.Syntax,
                    index < 0 ? $"There is no member '{MessageText.Short(name)}' here." : $"The member '{name}' is there twice.",
                    index < 0 ? NearestName.Of(name, known) : null);
                reader.Skip();
            }
            else
            {
                seen |= 1 << index;
                handle(ref reader, name);
            }

            _path.Back(here);
        }
    }

    private EventWindow? ReadWindow(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        const string expected = "A window is { \"last\": 14, \"unit\": \"day\" } or { \"from\": \"2026-01-01\", \"to\": \"2026-02-01\" }.";
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Mistake(members, RuleErrorCodes.Syntax, expected);
            reader.Skip();
            return null;
        }

        long? last = null;
        TimeUnit? unit = null;
        string? from = null, to = null;
        bool hasLast = false, hasUnit = false;
        int before = _errors.Count;
        ReadMembers(ref reader, members, ["last", "unit", "from", "to"], (ref Utf8JsonReader r, string name) =>
        {
            switch (name)
            {
                case "last":
                    hasLast = true;
                    last = ReadAmount(ref r, members);
                    break;
                case "unit":
                    hasUnit = true;
                    unit = ReadUnit(ref r, members);
                    break;
                case "from":
                    from = r.TokenType == JsonTokenType.Null ? null : ReadText(ref r, members);
                    break;
                default:
                    to = r.TokenType == JsonTokenType.Null ? null : ReadText(ref r, members);
                    break;
            }

            return true;
        });
        if (_errors.Count > before)
        {
            return null; // said already
        }

        switch (hasLast, hasUnit, from is not null || to is not null)
        {
            case (true, true, false):
                return new LastWindow(last!.Value, unit!.Value);
            case (false, false, true):
                return new RangeWindow(from, to);
            default:
                Mistake(members, RuleErrorCodes.Syntax, expected);
                return null;
        }
    }

    private void ReadValueMember(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        // Whether the value counts is known once the operator is.
        int before = _errors.Count;
        bool broken = members.Broken;
        members.Value = ReadValue(ref reader, members);
        if (_errors.Count > before)
        {
            members.ValueErrors = _errors[before..];
            _errors.RemoveRange(before, _errors.Count - before);
            members.Broken = broken;
        }
    }

    private ConditionValue? ReadValue(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray:
                return ReadList(ref reader, members);
            case JsonTokenType.StartObject:
                long? amount = null;
                TimeUnit? unit = null;
                int before = _errors.Count;
                ReadMembers(ref reader, members, ["amount", "unit"], (ref Utf8JsonReader r, string name) =>
                {
                    _ = name == "amount" ? amount = ReadAmount(ref r, members) : (long?)(unit = ReadUnit(ref r, members));
                    return true;
                });
                if (amount is not null && unit is not null)
                {
                    return new SpanValue(amount.Value, unit.Value);
                }

                if (_errors.Count == before)
                {
                    Mistake(members, RuleErrorCodes.WrongValue, "A span of time is { \"amount\": 30, \"unit\": \"day\" }.");
                }

                return null;
            default:
                return ReadScalar(ref reader, members);
        }
    }

    private ListValue ReadList(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        var values = new List<ConditionValue>();
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == RuleLimits.Values)
            {
                Stop(RuleErrorCodes.TooLarge, $"The list has more than {MessageText.Limit(RuleLimits.Values)} values; that is the limit.");
            }

            int here = _path.Enter(count++);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.Null)
            {
                Mistake(members, RuleErrorCodes.WrongValue, "A list holds texts, numbers or truths.");
                reader.Skip();
            }
            else if (ReadScalar(ref reader, members) is { } value)
            {
                values.Add(value);
            }

            _path.Back(here);
        }

        return new ListValue([.. values]);
    }

    private ConditionValue? ReadScalar(ref Utf8JsonReader reader, RuleJsonMembers members)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return new BooleanValue(reader.TokenType == JsonTokenType.True);
            case JsonTokenType.Number when reader.TryGetDouble(out double number) && double.IsFinite(number):
                return new NumberValue(number == 0 ? 0 : number); // minus zero is 0
            case JsonTokenType.Number:
                Mistake(members, RuleErrorCodes.WrongValue, "The number is too large.");
                return null;
            default:
                string? text = TextOf(ref reader, out string? wrong);
                if (wrong is not null)
                {
                    Mistake(members, RuleErrorCodes.WrongValue, wrong);
                }

                return text is null ? null : new TextValue(text);
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader, out string? wrong)
    {
        wrong = null;
        try
        {
            string text = reader.GetString()!;
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                return Nfc.Of(text);
            }

            wrong = "The text has a NUL character, which no text may have.";
        }
        catch (InvalidOperationException)
        {
            wrong = "The text is not Unicode: it has half of a surrogate pair or bytes that are not UTF-8.";
        }

        return null;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private void Mistake(RuleJsonMembers members, string code, string message, string? suggestion = null)
    {
        members.Broken = true;
        Mistake(code, _path.ToString(), message, suggestion);
    }

    private void Mistake(string code, string path, string message, string? suggestion = null) =>
        Mistake(new RuleError(code, path, null, null, message, suggestion));

    private void Mistake(RuleError error)
    {
        _errors.Add(error);
        if (_errors.Count >= RuleLimits.Errors)
        {
            throw new StoppedException();
        }
    }

    private void Stop(string code, string message)
    {
        _errors.Add(new RuleError(code, _path.ToString(), null, null, message, null));
        throw new StoppedException();
    }

    private void Broken(ref Utf8JsonReader reader, JsonException e)
    {
        if (reader.CurrentDepth >= RuleJson.MaxJsonDepth - 1)
        {
            _errors.Add(new RuleError(
                RuleErrorCodes.TooDeep, _path.ToString(), null, null,
                $"The JSON is nested too deeply; rules have at most {RuleLimits.Levels} levels of groups.", null));
            return;
        }

        string place = e is { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, byte {position + 1})")
            : "";
        _errors.Add(new RuleError(
            RuleErrorCodes.Syntax, _path.ToString(), null, null,
            reader.TokenType == JsonTokenType.None && reader.BytesConsumed == 0
                ? "There is no JSON here. A rule is a group: { \"combinator\": \"and\", \"rules\": [ … ] }."
                : $"This is not valid JSON{place}: a bracket, comma, quote or value is missing or too many.", null));
    }

    /// <summary>Ends the reading from wherever it is, once the mistake is noted.</summary>
    private sealed class StoppedException : Exception;
}
