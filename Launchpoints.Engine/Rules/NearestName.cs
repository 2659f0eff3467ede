namespace Launchpoints.Engine.Rules;

/// <summary>Finds the known name that someone probably meant.</summary>
public static class NearestName
{
    // A person mistypes names, not essays; this bounds the work for one comparison to 64 × 5 steps.
    private const int LongestName = 64;

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

        string asked = name.ToUpperInvariant();
        int bound = Math.Clamp(name.Length / 3, 1, 3);
        string? best = null;
        foreach (string candidate in known)
        {
            if (candidate.Length == 0 || Math.Abs(candidate.Length - name.Length) > bound)
            {
                continue;
            }

            int distance = Distance(asked, candidate.ToUpperInvariant(), bound);
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
    private static int Distance(string a, string b, int bound)
    {
        int width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestName + 5)];
        var before = rows[..width];
        var last = rows.Slice(LongestName + 5, width);
        var row = rows.Slice(2 * (LongestName + 5), width);
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j < width; j++)
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
