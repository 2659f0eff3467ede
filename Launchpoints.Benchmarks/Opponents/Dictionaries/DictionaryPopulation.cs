using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Dictionaries;

/// <summary>
/// The data set as a document store would hand it over: every customer a dictionary of boxed values, its events by type under <c>events</c>,
/// each a dictionary with <c>time</c>, its attributes, and <c>kristal</c>, again a dictionary.
/// </summary>
internal static class DictionaryPopulation
{
    public const string Events = "events", Time = "time", Kristal = "kristal", Key = "key";

    public static Dictionary<string, object>[] Load(SeededSizes sizes)
    {
        var customers = new SeededCustomers(sizes).All().Select(c => Document(SeededAttribute.OfCustomers, c, (Key, c.Key))).ToArray();
        var kristals = SeededKristals.Catalogue(sizes.Seed).Select(k => Document(SeededAttribute.OfKristals, k, (Key, k.Key)))
            .Concat(Enumerable.Range(SeededSizes.Kristals, SeededEvents.LeftCatalogue).Select(n => new Dictionary<string, object> { [Key] = SeededKristals.KeyOf(n) }))
            .ToArray();
        foreach (var happened in new SeededEvents(sizes).All())
        {
            var document = Document(SeededAttribute.OfEvents, happened, (Time, happened.Time));
            if (happened.Kristal >= 0)
            {
                document[Kristal] = kristals[happened.Kristal];
            }

            ListOf(customers[happened.Customer], SeededEvents.Types[happened.Type]).Add(document);
        }

        return customers;
    }

    private static List<Dictionary<string, object>> ListOf(Dictionary<string, object> customer, string type)
    {
        if (!customer.TryGetValue(Events, out object? byType))
        {
            customer[Events] = byType = new Dictionary<string, List<Dictionary<string, object>>>();
        }

        var lists = (Dictionary<string, List<Dictionary<string, object>>>)byType;
        return lists.TryGetValue(type, out var list) ? list : lists[type] = [];
    }

    private static Dictionary<string, object> Document(IReadOnlyList<SeededAttribute> attributes, object holder, params (string Name, object Value)[] more)
    {
        var document = more.ToDictionary(m => m.Name, m => m.Value);
        foreach (var attribute in attributes)
        {
            if (attribute.Of(holder) is { IsMissing: false } value)
            {
                document[attribute.Key] = value.Type switch
                {
                    AttributeType.Text => value.Text,
                    AttributeType.Number => value.Number,
                    AttributeType.Boolean => value.Boolean,
                    AttributeType.Date => value.Milliseconds,
                    _ => value.Tags.ToArray(),
                };
            }
        }

        return document;
    }
}
