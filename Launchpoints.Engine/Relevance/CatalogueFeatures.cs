using System.Text;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Relevance;

/// <summary>What the Kristals of a catalogue are like: their actionable texts, tags and truths, and the words of their titles.</summary>
/// <remarks>Raw attributes stay out, as they do of published rules. What only dresses a card says nothing about a Kristal.</remarks>
internal static class CatalogueFeatures
{
    /// <summary>What comes before the words of titles.</summary>
    public const string Word = "title: ";

    private const int ShortestWord = 3;

    private static readonly string[] Dress = ["subtitle", "image", "link"];

    /// <summary>By Kristal row; none for Kristals that only events name.</summary>
    public static KristalFeatures Of(PopulationSnapshot population)
    {
        var table = population.Kristals;
        var attributes = population.Schema.Of(AttributeScope.Kristal)
            .Where(a => a.Status == AttributeStatus.Actionable && !Dress.Contains(a.Key))
            .Select(a => (a.Key, Slot: population.Slot(AttributeScope.Kristal, a.Key)))
            .Where(a => a.Slot is not null)
            .ToList();
        var features = new List<string>[table.Count];
        for (int row = 0; row < features.Length; row++)
        {
            var named = features[row] = [];
            if (!table.IsInCatalogue(row))
            {
                continue;
            }

            foreach (var (key, slot) in attributes)
            {
                named.AddRange(Values(population.KristalValue(row, slot!)).Select(value => $"{key}: {value}"));
            }

            named.AddRange(Words(table.Titles[row] ?? "").Select(word => Word + word));
        }

        return KristalFeatures.Of(features);
    }

    private static IEnumerable<string> Values(AttributeValue value) => value.IsMissing ? [] : value.Type switch
    {
        AttributeType.Text => [value.Text],
        AttributeType.Tags => value.Tags,
        AttributeType.Boolean => [value.Boolean ? "yes" : "no"],
        _ => [],
    };

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (char unit in title + " ")
        {
            if (char.IsLetter(unit))
            {
                word.Append(char.ToLowerInvariant(unit));
                continue;
            }

            if (word.Length >= ShortestWord)
            {
                yield return word.ToString();
            }

            word.Clear();
        }
    }
}
