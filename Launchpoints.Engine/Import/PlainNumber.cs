namespace Launchpoints.Engine.Import;

/// <summary>The quick way for the numbers that files mostly hold: <c>1234.56</c>, with at most 15 digits.</summary>
internal static class PlainNumber
{
    // Up to 10^22 a power of ten is exact as a double; 15 digits need no more.
    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads exactly that form; everything else, right or wrong, is left to the full reader.</summary>
    /// <remarks>
    /// Fifteen digits and their power of ten are exact as doubles, and the quotient of two exact doubles is rounded once: the same result as the
    /// full reader's (W. D. Clinger, "How to read floating point numbers accurately", 1990).
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        bool negative = text is [(byte)'-', ..];
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > 16)
        {
            return false;
        }

        long mantissa = 0;
        int point = -1;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[i] - '0';
            if ((uint)digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        int whole = point < 0 ? digits.Length : point;
        int fraction = digits.Length - whole - (point < 0 ? 0 : 1);
        if (whole == 0 || (whole > 1 && digits[0] == '0') || (point >= 0 && fraction == 0) || whole + fraction > 15)
        {
            return false;
        }

        number = mantissa / Powers[fraction];
        number = negative ? -number : number;
        return true;
    }
}
