using System.Collections.Concurrent;

namespace Launchpoints.Engine.Population;

/// <summary>Numbers the different texts of a column: code 0, 1, 2 … in the order of arrival.</summary>
/// <remarks>
/// Append-only and shared by all snapshots of a population: a snapshot remembers how many codes it may see.
/// One writer at a time (the editor); any number of readers, without locks.
/// </remarks>
internal sealed class TextDictionary
{
    private readonly ConcurrentDictionary<string, int> _codes;
    private volatile string[] _texts;
    private volatile int _count;

    public TextDictionary()
        : this([])
    {
    }

    /// <summary>A dictionary of these texts, all different; codes are their places.</summary>
    public TextDictionary(string[] texts)
    {
        _codes = new(1, Math.Max(31, texts.Length), StringComparer.Ordinal);
        _texts = new string[Math.Max(16, texts.Length)];
        texts.CopyTo(_texts, 0);
        _count = texts.Length;
        for (int code = 0; code < texts.Length; code++)
        {
            _codes[texts[code]] = code;
        }
    }

    /// <summary>How many codes have been given out; codes are 0 ≤ code &lt; Count.</summary>
    public int Count => _count;

    /// <summary>The text of a code.</summary>
    public string this[int code] => _texts[code];

    /// <summary>The code of a text, or −1 when it has none.</summary>
    public int Find(string text) => _codes.TryGetValue(text, out int code) ? code : -1;

    /// <summary>The code of a text, given out now when it has none.</summary>
    public int Add(string text)
    {
        if (_codes.TryGetValue(text, out int known))
        {
            return known;
        }

        int code = _count;
        if (code == _texts.Length)
        {
            var grown = new string[code * 2];
            Array.Copy(_texts, grown, code);
            _texts = grown;
        }

        // Text first, then the count, then the way to find it: a reader that has the code can read the text.
        _texts[code] = text;
        _count = code + 1;
        _codes[text] = code;
        return code;
    }

    /// <summary>Texts of the codes below <paramref name="count"/>.</summary>
    public ReadOnlySpan<string> Texts(int count) => _texts.AsSpan(0, count);
}
