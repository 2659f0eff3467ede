namespace Launchpoints.Engine.Population;

/// <summary>The events of one type of the customers of one block, by customer and then by time.</summary>
/// <param name="offsets">Block rows + 1 positions: the events of row r are <c>offsets[r] .. offsets[r + 1]</c>.</param>
/// <param name="rows">The row of each event.</param>
/// <param name="times">The instants, ascending within a row; ties in the order of arrival.</param>
/// <param name="kristals">The Kristal's row in the Kristal table, missing for none; null where no event of the block has one.</param>
/// <param name="columns">Event attributes by ordinal; null or a short array where no event of the block has a value.</param>
internal sealed class EventBlock(int[] offsets, ushort[] rows, EventTimes times, ValueColumn<int>? kristals, Column?[] columns)
{
    public int[] Offsets { get; } = offsets;

    public ushort[] Rows { get; } = rows;

    public EventTimes Times { get; } = times;

    public ValueColumn<int>? Kristals { get; } = kristals;

    public Column?[] Columns { get; } = columns;

    public int Count => Rows.Length;

    /// <summary>The Kristal's row in the Kristal table, −1 for none.</summary>
    public int KristalOf(int index) => Kristals is null ? -1 : Kristals[index];
}
