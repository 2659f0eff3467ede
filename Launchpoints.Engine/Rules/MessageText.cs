namespace Launchpoints.Engine.Rules;

/// <summary>Keeps what people wrote short enough to be part of a message.</summary>
internal static class MessageText
{
    /// <summary>The beginning of a text, never half of a surrogate pair.</summary>
    public static string Short(string text, int length = 60)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
