using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Puts a made-up customer into a population of one, so that the same plans answer for it as for everyone.</summary>
internal static class MadeUpPopulation
{
    /// <summary>The row of the only customer.</summary>
    public const int Row = 0;

    /// <summary>A population of one with the same attributes and Kristals, and nothing shared that could be written to.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="population">Where attributes, event types and Kristals come from.</param>
    /// <param name="key">The customer's key; empty for none, which is in no sample.</param>
    /// <exception cref="InvalidOperationException">An attribute is not declared, or has another type.</exception>
    public static PopulationSnapshot Of(MadeUpCustomer customer, PopulationSnapshot population, string key = "")
    {
        var slots = population.Slots.ToBuilder();
        foreach (var (place, slot) in population.Slots)
        {
            if (place.Scope != AttributeScope.Kristal)
            {
                slots[place] = new AttributeSlot(slot.Definition, slot.Ordinal, new TextDictionary());
            }
        }

        // Kristals keep their rows, since cards are composed from the real table.
        var keys = new TextDictionary();
        foreach (string kristal in population.Kristals.Keys.Texts(population.Kristals.Count))
        {
            keys.Add(kristal);
        }

        var table = population.Kristals;
        var empty = new PopulationSnapshot
        {
            Schema = population.Schema,
            Slots = slots.ToImmutable(),
            EventTypes = population.EventTypes,
            Kristals = new KristalTable
            {
                Keys = keys,
                Count = table.Count,
                InCatalogue = table.InCatalogue,
                Active = table.Active,
                Titles = table.Titles,
                Columns = table.Columns,
            },
        };

        var editor = empty.Edit();
        editor.PutCustomer(key);
        foreach (var (attribute, value) in customer.Attributes)
        {
            editor.SetCustomer(key, attribute, value);
        }

        foreach (var made in customer.Events)
        {
            editor.AddEvent(key, made.Type, made.Milliseconds, made.Kristal, made.Attributes);
        }

        return editor.Build();
    }
}
