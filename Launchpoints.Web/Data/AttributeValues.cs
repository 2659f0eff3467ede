using System.Runtime.InteropServices;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>Values by attribute id, in ascending order: what one row has, or changes. Made to be filled again for the next row.</summary>
internal sealed class AttributeValues
{
    private readonly List<KeyValuePair<int, AttributeValue>> values = [];

    public AttributeValues()
    {
    }

    public AttributeValues(IEnumerable<KeyValuePair<int, AttributeValue>> from)
    {
        foreach (var (id, value) in from)
        {
            Set(id, value);
        }
    }

    public int Count => values.Count;

    /// <summary>In ascending order; good until the next change.</summary>
    public ReadOnlySpan<KeyValuePair<int, AttributeValue>> Items => CollectionsMarshal.AsSpan(values);

    public void Clear() => values.Clear();

    /// <summary>Adds a value, or replaces the one of the same attribute.</summary>
    public void Set(int id, AttributeValue value)
    {
        int place = values.Count;
        while (place > 0 && values[place - 1].Key >= id) // files mostly come in order, so this seldom takes a step
        {
            place--;
        }

        if (place < values.Count && values[place].Key == id)
        {
            values[place] = KeyValuePair.Create(id, value);
        }
        else
        {
            values.Insert(place, KeyValuePair.Create(id, value));
        }
    }
}
