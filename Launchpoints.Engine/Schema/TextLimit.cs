namespace Launchpoints.Engine.Schema;

/// <summary>How long a text value may be.</summary>
public static class TextLimit
{
    /// <summary>The most characters, counted as Unicode code points.</summary>
    public const int Characters = 1_024;

    /// <summary>Whether a text is short enough.</summary>
    public static bool Fits(ReadOnlySpan<char> text)
    {
        if (text.Length <= Characters)
        {
            return true;
        }

        if (text.Length > 2 * Characters)
        {
            return false;
        }

        int count = 0;
        foreach (char c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count <= Characters;
    }
}
