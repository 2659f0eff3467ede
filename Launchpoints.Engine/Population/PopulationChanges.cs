using System.Collections.Immutable;

namespace Launchpoints.Engine.Population;

/// <summary>What one build of an editor changed, as a superset: what is not named here is as it was.</summary>
/// <param name="Before">The version of the snapshot it started from; −1 for none.</param>
/// <param name="Blocks">The blocks with a changed row, ascending.</param>
/// <param name="Attributes">The ordinals of the customer attributes written to.</param>
/// <param name="EventTypes">The ordinals of the event types written to.</param>
/// <param name="Presence">Whether customers came or went.</param>
internal sealed record PopulationChanges(
    long Before, ImmutableArray<BlockChange> Blocks, IReadOnlySet<int> Attributes, IReadOnlySet<int> EventTypes, bool Presence)
{
    /// <summary>Nothing, from nowhere.</summary>
    public static PopulationChanges None { get; } = new(-1, [], new HashSet<int>(), new HashSet<int>(), false);

    /// <summary>What the editors of blocks changed.</summary>
    public static PopulationChanges Of(long before, Dictionary<int, CustomerBlockEditor> editors)
    {
        var blocks = ImmutableArray.CreateBuilder<BlockChange>(editors.Count);
        var attributes = new HashSet<int>();
        var types = new HashSet<int>();
        bool presence = false;
        foreach (var (index, editor) in editors)
        {
            if (editor.Changed is { } rows)
            {
                blocks.Add(new BlockChange(index, rows));
            }

            attributes.UnionWith(editor.Attributes);
            types.UnionWith(editor.EventTypes);
            presence |= editor.ChangesPresence;
        }

        blocks.Sort((a, b) => a.Block.CompareTo(b.Block));
        return new PopulationChanges(before, blocks.ToImmutable(), attributes, types, presence);
    }
}

/// <summary>The changed rows of one block.</summary>
/// <param name="Block">The block's index.</param>
/// <param name="Rows">A bit a row of the block.</param>
internal readonly record struct BlockChange(int Block, ulong[] Rows);
