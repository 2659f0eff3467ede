using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>Asks several rules about one customer; rules of one program share what they ask alike. For one thread.</summary>
/// <param name="population">Where the customer is.</param>
/// <param name="row">The customer's row.</param>
internal sealed class CustomerTracer(PopulationSnapshot population, int row)
{
    private readonly RowRange _rows = Tracer.RowOf(population, row);
    private readonly bool _present = population.IsPresent(row);
    private PlanScratch? _scratch;
    private AttributeValue?[] _values = []; // by ordinal

    /// <summary>Whether the customer is a member.</summary>
    public bool IsMember(RulePlan plan) => _present && (ScratchOf(plan).Bits(plan.Root.Node, _rows)[0] & 1) != 0;

    /// <summary>What every node found.</summary>
    public RuleTrace Trace(RulePlan plan) => Tracer.Trace(plan, new Tracer.Finding(this, population, row, _rows, ScratchOf(plan)));

    /// <summary>The customer's value, looked up once for all conditions that read it.</summary>
    internal AttributeValue ValueOf(AttributeSlot slot)
    {
        if (slot.Ordinal >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(slot.Ordinal + 1, 32));
        }

        return _values[slot.Ordinal] ??= population.CustomerValue(row, slot);
    }

    private PlanScratch ScratchOf(RulePlan plan)
    {
        if (_scratch is null || !ReferenceEquals(_scratch.Program, plan.Program))
        {
            _scratch = plan.Program.ForRows(1);
            _scratch.Begin(_rows);
            plan.Program.Program.Prepare(_rows, _scratch);
        }

        return _scratch;
    }
}
