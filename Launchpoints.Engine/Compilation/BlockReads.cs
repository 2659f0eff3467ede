using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>What a program reads of every block of customers, so that it can be asked for before anything is evaluated.</summary>
/// <remarks>
/// The arrays of a block lie all over the memory. Evaluated one after the other, each would be waited for when its turn comes, and the waiting takes
/// longer than the evaluation. Asked for together, with nothing that depends on the answers, all of them are waited for at once.
/// </remarks>
/// <param name="attributes">The ordinals of the customers' attributes.</param>
/// <param name="selections">The stretches of events.</param>
internal sealed class BlockReads(int[] attributes, EventSelection[] selections)
{
    private readonly int[] _types = [.. selections.Select(selection => selection.Type).Where(type => type >= 0).Distinct()];

    /// <summary>Reads a little of every array.</summary>
    /// <param name="block">The customers.</param>
    /// <param name="scratch">The memory of the thread, which knows the instant.</param>
    /// <returns>Made of all that was read, so that nothing of it can be left out.</returns>
    public int Touch(CustomerBlock block, PlanScratch scratch)
    {
        int read = 0;
        var columns = block.Columns;
        foreach (int attribute in attributes)
        {
            read += (uint)attribute < (uint)columns.Length && columns[attribute] is { } column ? column.Touch() : 0;
        }

        var events = block.Events;
        foreach (int type in _types)
        {
            read += (uint)type < (uint)events.Length && events[type] is { } ofType ? ofType.Touch() : 0;
        }

        foreach (var selection in selections)
        {
            read += selection.Touch(block, scratch);
        }

        return read;
    }
}
