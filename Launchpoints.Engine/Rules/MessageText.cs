using System.Globalization;

namespace Launchpoints.Engine.Rules;

/// <summary>What messages are made of, besides their words.</summary>
internal static class MessageText
{
    /// <summary>A limit as people write it, the same in every culture of the server: <c>100,000</c>.</summary>
    public static string Limit(int limit) => limit.ToString("N0", CultureInfo.InvariantCulture);

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
