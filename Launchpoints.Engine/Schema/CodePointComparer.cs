namespace Launchpoints.Engine.Schema;

/// <summary>Orders text by Unicode code point, which UTF-16 ordinal order is not beyond the basic plane.</summary>
public sealed class CodePointComparer : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static CodePointComparer Instance { get; } = new();

    private CodePointComparer()
    {
    }

    /// <summary>Negative when <paramref name="x"/> comes first; null comes before all text.</summary>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length - y.Length;
        }

        // A surrogate stands for a code point above every other UTF-16 unit, although U+E000..U+FFFF are larger units.
        char a = x[common], b = y[common];
        bool surrogateA = char.IsSurrogate(a), surrogateB = char.IsSurrogate(b);
        return surrogateA == surrogateB ? a - b : surrogateA ? 1 : -1;
    }
}
