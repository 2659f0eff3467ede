using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Compares what a row says with what the store has.</summary>
internal sealed class AttributeChanges
{
    private readonly SortedDictionary<int, AttributeValue> current = [];

    /// <summary>The values after the write, by attribute id.</summary>
    public SortedDictionary<int, AttributeValue> Current => current;

    /// <summary>Only what changed; missing where a value was cleared.</summary>
    public SortedDictionary<int, AttributeValue> Changed { get; } = [];

    /// <param name="stored">The stored JSON.</param>
    /// <param name="attributes">What the ids stand for.</param>
    /// <param name="given">What the row gives; missing clears.</param>
    /// <param name="replace">Whether what the row does not give is cleared too.</param>
    public void Compare(string? stored, AttributeMap attributes, IReadOnlyDictionary<int, AttributeValue> given, bool replace)
    {
        current.Clear();
        Changed.Clear();
        AttributeJson.Read(stored, attributes, current);
        foreach (var (id, value) in given)
        {
            var before = current.GetValueOrDefault(id);
            if (before != value)
            {
                Changed[id] = value;
            }
        }

        if (replace)
        {
            foreach (int id in current.Keys)
            {
                if (!given.ContainsKey(id))
                {
                    Changed[id] = AttributeValue.Missing;
                }
            }
        }

        foreach (var (id, value) in Changed)
        {
            if (value.IsMissing)
            {
                current.Remove(id);
            }
            else
            {
                current[id] = value;
            }
        }
    }
}
