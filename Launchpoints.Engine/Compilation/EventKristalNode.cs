namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on the Kristal of an event, decided beforehand for every Kristal.</summary>
/// <param name="table">A byte for each row of the Kristal table: 1 where the positive condition holds; rows outside the catalogue have no attributes.</param>
/// <param name="complement">Whether the complement is asked, which is true for events without a Kristal.</param>
internal sealed class EventKristalNode(int index, string path, byte[] table, bool complement) : PlanNode(index, path)
{
    protected override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        BitKernels.InTable(rows.EventKristals.AsSpan(rows.Start, rows.Count), table, bits);
        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
