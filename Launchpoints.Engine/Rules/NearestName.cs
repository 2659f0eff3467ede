namespace Launchpoints.Engine.Rules;

/// <summary>Finds the known name that someone probably meant.</summary>
public static class NearestName
{
    // A person mistypes names, not essays; this bounds the work for one comparison to 64 × 7 steps.
    private const int LongestName = 64;
    private const int MostEdits = 3;

    /// <summary>
    /// The known name with the fewest edits (insert, delete, replace, swap neighbours), at most one in three letters and
    /// never more than three; letter case counts for nothing. Of several equally near ones the first in ordinal order.
    /// </summary>
    /// <param name="name">What was written; names over 64 characters have no suggestion.</param>
    /// <param name="known">The known names; may be empty, may be many thousands.</param>
    /// <returns>Null when none is near.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        Span<char> asked = stackalloc char[LongestName];
        Span<char> other = stackalloc char[LongestName + MostEdits];
        asked = asked[..name.AsSpan().ToUpperInvariant(asked)];
        int bound = Math.Clamp(name.Length / 3, 1, MostEdits);
        string? best = null;
        foreach (string candidate in known)
        {
            if (candidate.Length == 0 || Math.Abs(candidate.Length - name.Length) > bound)
            {
                continue;
            }

            int distance = Distance(asked, other[..candidate.AsSpan().ToUpperInvariant(other)], bound);
            if (distance < bound || (distance == bound && (best is null || string.CompareOrdinal(candidate, best) < 0)))
            {
                // A smaller bound makes every later comparison cheaper; equally near ones are compared by name.
                best = candidate;
                bound = distance;
            }
        }

        return best;
    }

    /// <summary>The optimal string alignment distance, or bound + 1 once it is clear that it is more than that.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int bound)
    {
        // What two names begin and end with in common costs nothing, and in a schema that is most of them.
        int common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        int width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestName + MostEdits + 1)];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            // Further from the diagonal than the bound, every cell is over the bound.
            int from = Math.Max(1, i - bound), to = Math.Min(width - 1, i + bound);
            row.Fill(bound + 1);
            row[0] = i;
            int least = i;
            for (int j = from; j <= to; j++)
            {
                int cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > bound)
            {
                return bound + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }
}
