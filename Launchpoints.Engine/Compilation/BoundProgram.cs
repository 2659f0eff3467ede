using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A program at one instant: relative dates and windows have become ranges of instants.</summary>
internal sealed class BoundProgram
{
    private readonly object?[] _bindings;
    private PlanScratch? _forRow;

    public BoundProgram(RuleProgram program, RuleClock clock)
    {
        Program = program;
        Clock = clock;
        _bindings = new object?[program.Size];
        foreach (var node in program.Bindable)
        {
            _bindings[node.Index] = node.Bind(clock);
        }
    }

    public RuleProgram Program { get; }

    public RuleClock Clock { get; }

    /// <summary>What the instant made of a node.</summary>
    public object? Of(PlanNode node) => _bindings[node.Index];

    /// <summary>Memory for evaluating whole blocks.</summary>
    public PlanScratch ForBlocks() => new(this, CustomerBlock.Words);

    /// <summary>Memory for evaluating at most <paramref name="rows"/> rows at once.</summary>
    public PlanScratch ForRows(int rows) => new(this, BitKernels.WordsFor(rows));

    /// <summary>Memory for evaluating one row at once, which the writes that follow each other hand on; to be given back.</summary>
    public PlanScratch BorrowForRow() => Interlocked.Exchange(ref _forRow, null) ?? ForRows(1);

    /// <summary>Takes it back.</summary>
    public void Return(PlanScratch borrowed) => Volatile.Write(ref _forRow, borrowed);
}
