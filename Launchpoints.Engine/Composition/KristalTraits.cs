using System.Collections.Concurrent;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>What composing asks about Kristals again and again, worked out once for all customers of a snapshot. Thread-safe.</summary>
internal sealed class KristalTraits(PopulationSnapshot population)
{
    private readonly ConcurrentDictionary<string, int[][]> _values = new(StringComparer.Ordinal);
    private ulong[]? _hashes; // made twice at worst, the same both times

    /// <summary>A number for a set of Kristals that does not depend on their order, nor on their rows.</summary>
    public ulong HashOf(IEnumerable<int> rows)
    {
        var hashes = _hashes ??= [.. Enumerable.Range(0, population.Kristals.Count).Select(row => Draw.Hash(population.Kristals.Keys[row]))];
        ulong sum = 0;
        foreach (int row in rows)
        {
            sum += hashes[row];
        }

        return sum;
    }

    /// <summary>The values of a text or tags attribute by Kristal row, as numbers in ascending order; empty where a Kristal has none, or for another attribute.</summary>
    public int[][] ValuesOf(string attribute) => _values.GetOrAdd(attribute, Read);

    /// <summary>How alike two Kristals are, 0 to 1; see <see cref="Diversity"/>.</summary>
    /// <param name="traits">What <see cref="ValuesOf"/> gave for each attribute.</param>
    /// <param name="a">A Kristal row.</param>
    /// <param name="b">Another.</param>
    public static double Likeness(int[][][] traits, int a, int b)
    {
        double sum = 0;
        foreach (int[][] values in traits)
        {
            int[] left = values[a], right = values[b];
            int common = 0;
            for (int i = 0, j = 0; i < left.Length && j < right.Length;)
            {
                int order = left[i].CompareTo(right[j]);
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            sum += common == 0 ? 0 : (double)common / (left.Length + right.Length - common);
        }

        return sum / traits.Length;
    }

    private int[][] Read(string attribute)
    {
        var values = new int[population.Kristals.Count][];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var slot = population.Slot(AttributeScope.Kristal, attribute);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = slot is null ? [] : [.. TextsOf(population.KristalValue(row, slot)).Select(Number).Order()];
        }

        return values;

        int Number(string text)
        {
            if (!numbers.TryGetValue(text, out int number))
            {
                numbers[text] = number = numbers.Count;
            }

            return number;
        }
    }

    private static IEnumerable<string> TextsOf(AttributeValue value) =>
        value.IsMissing ? [] : value.Type == AttributeType.Text ? [value.Text] : value.Type == AttributeType.Tags ? value.Tags : [];
}
