using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>Loads the data set into the engine, through the door that every other load takes.</summary>
internal static class SeededEngine
{
    private static readonly string[] KristalKeys =
        [.. Enumerable.Range(0, SeededSizes.Kristals + SeededEvents.LeftCatalogue).Select(SeededKristals.KeyOf)];

    public static PopulationSnapshot Load(SeededSizes sizes)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var attribute in SeededAttribute.OfCustomers.Concat(SeededAttribute.OfKristals).Concat(SeededAttribute.OfEvents))
        {
            editor.Define(new AttributeDefinition(attribute.Scope, attribute.Key, attribute.Type, AttributeStatus.Actionable));
        }

        foreach (string type in SeededEvents.Types)
        {
            editor.DefineEventType(type);
        }

        LoadKristals(editor, sizes);
        var keys = LoadCustomers(editor, sizes);
        LoadEvents(editor, sizes, keys);
        return editor.Build();
    }

    private static void LoadKristals(PopulationEditor editor, SeededSizes sizes)
    {
        foreach (var kristal in SeededKristals.Catalogue(sizes.Seed))
        {
            editor.PutKristal(kristal.Key, kristal.Title, kristal.Active);
            foreach (var attribute in SeededAttribute.OfKristals)
            {
                editor.SetKristal(kristal.Key, attribute.Key, attribute.Of(kristal));
            }
        }
    }

    private static string[] LoadCustomers(PopulationEditor editor, SeededSizes sizes)
    {
        var keys = new string[sizes.Customers];
        int number = 0;
        foreach (var customer in new SeededCustomers(sizes).All())
        {
            keys[number++] = customer.Key;
            editor.PutCustomer(customer.Key);
            foreach (var attribute in SeededAttribute.OfCustomers)
            {
                if (attribute.Of(customer) is { IsMissing: false } value)
                {
                    editor.SetCustomer(customer.Key, attribute.Key, value);
                }
            }
        }

        return keys;
    }

    private static void LoadEvents(PopulationEditor editor, SeededSizes sizes, string[] customers)
    {
        foreach (var happened in new SeededEvents(sizes).All())
        {
            Add(editor, customers[happened.Customer], happened);
        }
    }

    /// <summary>Adds an event of the data set to a population that has the data set's attributes.</summary>
    public static void Add(PopulationEditor editor, string customer, SeededEvent happened)
    {
        var values = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var attribute in SeededAttribute.OfEvents)
        {
            if (attribute.Of(happened) is { IsMissing: false } value)
            {
                values.Add(KeyValuePair.Create(attribute.Key, value));
            }
        }

        string? kristal = happened.Kristal < 0 ? null : KristalKeys[happened.Kristal];
        editor.AddEvent(customer, SeededEvents.Types[happened.Type], happened.Time, kristal, values);
    }
}
