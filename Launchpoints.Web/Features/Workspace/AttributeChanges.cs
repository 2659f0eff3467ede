using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Compares what a row says with what the store has.</summary>
internal sealed class AttributeChanges
{
    private readonly AttributeValues before = new();

    /// <summary>The values after the write.</summary>
    public AttributeValues Current { get; } = new();

    /// <summary>Only what changed; missing where a value was cleared.</summary>
    public AttributeValues Changed { get; } = new();

    /// <param name="stored">The stored JSON; empty where nothing is.</param>
    /// <param name="attributes">What the ids stand for.</param>
    /// <param name="given">What the row gives; missing clears.</param>
    /// <param name="replace">Whether what the row does not give is cleared too.</param>
    public void Compare(ReadOnlySpan<byte> stored, AttributeMap attributes, AttributeValues given, bool replace)
    {
        before.Clear();
        Current.Clear();
        Changed.Clear();
        AttributeJson.Read(stored, attributes, before);
        ReadOnlySpan<KeyValuePair<int, AttributeValue>> old = before.Items, now = given.Items;
        // Both ascend: one pass over the two.
        while (old.Length > 0 || now.Length > 0)
        {
            int order = now.Length == 0 ? -1 : old.Length == 0 ? 1 : old[0].Key.CompareTo(now[0].Key);
            var (id, value) = order < 0 ? KeyValuePair.Create(old[0].Key, replace ? AttributeValue.Missing : old[0].Value) : now[0];
            var was = order <= 0 ? old[0].Value : AttributeValue.Missing;
            old = order <= 0 ? old[1..] : old;
            now = order >= 0 ? now[1..] : now;
            if (value != was)
            {
                Changed.Set(id, value);
            }

            if (!value.IsMissing)
            {
                Current.Set(id, value);
            }
        }
    }
}
