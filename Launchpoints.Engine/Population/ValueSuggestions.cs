using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Values to choose from while a condition is being written.</summary>
public static class ValueSuggestions
{
    // A dictionary of a million names is not counted through for a suggestion: beyond this only the texts are looked at, not how often each occurs.
    private const int CountedValues = 20_000;

    /// <summary>Values of a text or tags attribute that contain a text, without regard to case; the most frequent first where there are not too many, ties by code point.</summary>
    /// <param name="population">The snapshot.</param>
    /// <param name="scope">What the attribute is a property of.</param>
    /// <param name="attribute">The attribute's key; empty with <see cref="AttributeScope.Kristal"/> for the Kristals' own keys.</param>
    /// <param name="typed">The text; empty for all values.</param>
    /// <param name="limit">At most this many.</param>
    /// <returns>May be empty; empty for attributes of other types and unknown ones.</returns>
    public static IReadOnlyList<string> SuggestValues(this PopulationSnapshot population, AttributeScope scope, string attribute, string typed, int limit)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (scope == AttributeScope.Kristal && attribute.Length == 0)
        {
            return
            [
                .. population.KristalRecords().Select(k => k.Key)
                    .Where(k => k.Contains(typed, StringComparison.OrdinalIgnoreCase)).Order(CodePointComparer.Instance).Take(limit),
            ];
        }

        if (population.Slot(scope, attribute) is not { Type: AttributeType.Text or AttributeType.Tags } slot)
        {
            return [];
        }

        var dictionary = slot.Dictionary;
        long[] counts = dictionary.Count <= CountedValues ? Count(population, slot) : [];
        var matching = Enumerable.Range(0, dictionary.Count)
            .Where(code => (counts.Length == 0 || counts[code] > 0) && dictionary[code].Contains(typed, StringComparison.OrdinalIgnoreCase));
        return counts.Length == 0
            ? [.. matching.Take(limit).Select(code => dictionary[code])]
            : [.. matching.OrderByDescending(code => counts[code]).ThenBy(code => dictionary[code], CodePointComparer.Instance).Take(limit).Select(code => dictionary[code])];
    }

    /// <summary>Customers whose key begins with a text, without regard to case; in code point order among the first found, at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<string> FindCustomers(this PopulationSnapshot population, string prefix, int limit)
    {
        ArgumentNullException.ThrowIfNull(population);
        var found = new List<string>();
        for (int i = 0; i < population.Blocks.Length && found.Count < limit; i++)
        {
            var block = population.Blocks[i];
            for (int row = 0; row < block.Count && found.Count < limit; row++)
            {
                if (population.IsPresent((i * CustomerBlock.Size) + row) && block.Keys[row]!.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(block.Keys[row]!);
                }
            }
        }

        found.Sort(CodePointComparer.Instance);
        return found;
    }

    private static long[] Count(PopulationSnapshot population, AttributeSlot slot)
    {
        var counts = new long[slot.Dictionary.Count];
        foreach (var (column, rows) in CodeCounts.ColumnsOf(population, slot))
        {
            CodeCounts.Add(column, rows.Span, counts);
        }

        return counts;
    }
}
