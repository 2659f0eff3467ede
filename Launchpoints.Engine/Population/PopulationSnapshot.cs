using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>
/// All customers with their attributes and events, and all Kristals, as of one write. Immutable: readers keep the
/// snapshot they started with while an editor prepares the next, which shares all blocks that did not change.
/// </summary>
public sealed class PopulationSnapshot
{
    internal PopulationSnapshot()
    {
    }

    /// <summary>No customer, no Kristal, no attribute. Each call gives a population of its own.</summary>
    public static PopulationSnapshot Empty => new();

    /// <summary>The declared attributes and known event types.</summary>
    public DataSchema Schema { get; init; } = DataSchema.Empty;

    /// <summary>The number of this snapshot in its population: 0 for the empty one, one more with every build.</summary>
    public long Version { get; init; }

    /// <summary>Customers, those who only wait for their attributes not counted.</summary>
    public int CustomerCount { get; init; }

    /// <summary>Events of all types, those of waiting customers included.</summary>
    public long EventCount { get; init; }

    internal ImmutableDictionary<(AttributeScope Scope, string Key), AttributeSlot> Slots { get; init; } =
        ImmutableDictionary<(AttributeScope, string), AttributeSlot>.Empty;

    internal ImmutableDictionary<string, int> EventTypes { get; init; } =
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    internal CustomerIndex Index { get; init; } = new();

    internal ImmutableArray<CustomerBlock> Blocks { get; init; } = [];

    internal KristalTable Kristals { get; init; } = KristalTable.Empty;

    /// <summary>What the build that gave this snapshot changed.</summary>
    internal PopulationChanges Changes { get; init; } = PopulationChanges.None;

    /// <summary>An editor whose <see cref="PopulationEditor.Build"/> gives the next snapshot. One editor at a time.</summary>
    public PopulationEditor Edit() => new(this);

    /// <summary>Whether a customer of that key is there (a waiting one is not).</summary>
    public bool HasCustomer(string key) => FindRow(key) >= 0;

    /// <summary>The row of a customer, or −1.</summary>
    internal int FindRow(string key)
    {
        int row = Index.Find(Nfc.Of(key));
        return row >= 0 && IsPresent(row) ? row : -1;
    }

    internal bool IsPresent(int row)
    {
        int block = row / CustomerBlock.Size;
        int inside = row % CustomerBlock.Size;
        return block < Blocks.Length && BitKernels.IsSet(Blocks[block].Present, inside);
    }

    internal string KeyOf(int row) => Blocks[row / CustomerBlock.Size].Keys[row % CustomerBlock.Size]!;

    internal AttributeSlot? Slot(AttributeScope scope, string key) => Slots.GetValueOrDefault((scope, key));

    internal AttributeValue CustomerValue(int row, AttributeSlot slot)
    {
        var columns = Blocks[row / CustomerBlock.Size].Columns;
        return slot.Ordinal < columns.Length && columns[slot.Ordinal] is { } column
            ? column.Get(row % CustomerBlock.Size, slot)
            : AttributeValue.Missing;
    }

    internal AttributeValue KristalValue(int row, AttributeSlot slot) =>
        row >= 0 && slot.Ordinal < Kristals.Columns.Length && Kristals.Columns[slot.Ordinal] is { } column
            ? column.Get(row, slot)
            : AttributeValue.Missing;

    /// <summary>The customer's events of a type that name a Kristal, by time.</summary>
    internal IEnumerable<(long Time, int Kristal)> KristalEvents(int row, string type)
    {
        var block = Blocks[row / CustomerBlock.Size];
        int inside = row % CustomerBlock.Size;
        if (!EventTypes.TryGetValue(type, out int ordinal) || ordinal >= block.Events.Length || block.Events[ordinal] is not { } events)
        {
            yield break;
        }

        foreach (int i in events.Of(inside))
        {
            if (events.KristalOf(i) is var kristal and >= 0)
            {
                yield return (events.Times[i], kristal);
            }
        }
    }

    /// <summary>The instants of a customer's events of a type, ascending.</summary>
    internal IEnumerable<long> EventTimes(int row, string type)
    {
        var block = Blocks[row / CustomerBlock.Size];
        int inside = row % CustomerBlock.Size;
        return EventTypes.TryGetValue(type, out int ordinal) && ordinal < block.Events.Length && block.Events[ordinal] is { } events
            ? events.Of(inside).Select(i => events.Times[i])
            : [];
    }
}
