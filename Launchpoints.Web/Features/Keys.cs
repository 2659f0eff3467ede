using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features;

/// <summary>The keys that people and platforms choose.</summary>
internal static class Keys
{
    /// <summary>The longest key, in UTF-16 units: the length of a text value.</summary>
    public const int Longest = 1024;

    /// <summary>The key in NFC; null with a sentence when it cannot be one.</summary>
    public static string? Read(string? key, out string reason)
    {
        reason = "";
        if (string.IsNullOrWhiteSpace(key))
        {
            reason = "A key cannot be empty.";
            return null;
        }

        if (key.Length > Longest)
        {
            reason = $"A key has at most {Longest:N0} characters.";
            return null;
        }

        if (key.Any(char.IsControl))
        {
            reason = "A key has no control characters.";
            return null;
        }

        try
        {
            return Nfc.Of(key);
        }
        catch (ArgumentException)
        {
            reason = "A key is valid Unicode; this one has half of a surrogate pair.";
            return null;
        }
    }

    /// <summary>The key as the name of something that was given none, as far as a name goes.</summary>
    public static string AsName(string key, int longest)
    {
        if (key.Length <= longest) return key;
        return key[..(char.IsHighSurrogate(key[longest - 1]) ? longest - 1 : longest)];
    }

    public static Failure Invalid(string reason) => Outcome.Invalid("value.wrong_key", "/key", reason);
}
