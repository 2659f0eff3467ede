using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The memory that one thread evaluates a program in: every node's answer for the current rows, computed when first asked for.</summary>
/// <remarks>Kept from block to block, so that a pass over the population allocates once. Bounded by nodes × rows.</remarks>
/// <param name="program">The program at its instant.</param>
/// <param name="words">Words of a bitmap over the largest range of customers or Kristals that will be asked about.</param>
internal sealed class PlanScratch(BoundProgram program, int words)
{
    private readonly ulong[] _bits = new ulong[program.Program.Size * words];
    private readonly int[] _answered = new int[program.Program.Size];
    private ulong[]?[]? _eventBits;
    private Column?[]? _values;
    private int[] _codes = [];
    private int[] _counts = [];
    private int[] _positions = [];
    private ulong[] _masks = [];
    private bool[] _flags = [];
    private double[] _numbers = [];
    private int _pass;
    private int _mark;
    private int _touched;

    public BoundProgram Program { get; } = program;

    public RuleClock Clock => Program.Clock;

    /// <summary>Forgets all answers: the next ones are about these rows.</summary>
    public void Begin(in RowRange rows)
    {
        _pass++;
        if (rows.Count > 1 && rows.Block is { } block)
        {
            _touched += Program.Program.Reads.Touch(block, this);
        }
    }

    /// <summary>A node's answer about customers or Kristals.</summary>
    public Span<ulong> Bits(PlanNode node, scoped in RowRange rows)
    {
        var bits = _bits.AsSpan(node.Index * words, rows.Words);
        if (_answered[node.Index] != _pass)
        {
            node.Evaluate(rows, this, bits);
            _answered[node.Index] = _pass;
        }

        return bits;
    }

    /// <summary>Whether a node has answered for the current rows.</summary>
    public bool IsAnswered(PlanNode node) => _answered[node.Index] == _pass;

    /// <summary>Whether an aggregate was computed for the current rows.</summary>
    public bool IsAnswered(EventValue value) => _answered[value.Index] == _pass;

    /// <summary>A node's answer about events.</summary>
    public Span<ulong> EventBits(PlanNode node, scoped in RowRange events)
    {
        ref var memory = ref (_eventBits ??= new ulong[]?[Program.Program.Size])[node.Index];
        if (memory is null || memory.Length < events.Words)
        {
            memory = new ulong[events.Words];
        }

        var bits = memory.AsSpan(0, events.Words);
        if (_answered[node.Index] != _pass)
        {
            node.Evaluate(events, this, bits);
            _answered[node.Index] = _pass;
        }

        return bits;
    }

    /// <summary>The values of an aggregate, row by row.</summary>
    public Column Values(EventValue value, in RowRange rows)
    {
        ref var column = ref (_values ??= new Column?[Program.Program.Size])[value.Index];
        if (column is null || column.Length < rows.Count)
        {
            column = value.Allocate(rows.Count);
        }

        if (_answered[value.Index] != _pass)
        {
            column = value.Compute(rows, this, column);
            _answered[value.Index] = _pass;
        }

        return column;
    }

    /// <summary>Gives a node's answer beforehand, where it is known.</summary>
    public void Set(PlanNode node, ReadOnlySpan<ulong> bits)
    {
        bits.CopyTo(_bits.AsSpan(node.Index * words, bits.Length));
        _answered[node.Index] = _pass;
    }

    /// <summary>A memory that tells codes seen for one row from those seen before, without being cleared between rows.</summary>
    /// <param name="count">Codes are below it.</param>
    public int[] Codes(int count)
    {
        if (_codes.Length < count)
        {
            Array.Resize(ref _codes, Math.Max(count, _codes.Length * 2));
        }

        return _codes;
    }

    /// <summary>A word for each of that many customers, as it was left.</summary>
    public Span<ulong> Masks(int count)
    {
        if (_masks.Length < count)
        {
            _masks = new ulong[count];
        }

        return _masks.AsSpan(0, count);
    }

    /// <summary>A truth for each of that many customers, as it was left.</summary>
    public Span<bool> Flags(int count)
    {
        if (_flags.Length < count)
        {
            _flags = new bool[count];
        }

        return _flags.AsSpan(0, count);
    }

    /// <summary>Memory for that many counts, as it was left.</summary>
    public Span<int> Counts(int count)
    {
        if (_counts.Length < count)
        {
            _counts = new int[count];
        }

        return _counts.AsSpan(0, count);
    }

    /// <summary>Memory for that many numbers, as it was left.</summary>
    public Span<double> Numbers(int count)
    {
        if (_numbers.Length < count)
        {
            _numbers = new double[Math.Max(count, _numbers.Length * 2)];
        }

        return _numbers.AsSpan(0, count);
    }

    /// <summary>Memory for that many positions of events, as it was left.</summary>
    public int[] Positions(int count)
    {
        if (_positions.Length < count)
        {
            _positions = new int[Math.Max(count, _positions.Length * 2)];
        }

        return _positions;
    }

    /// <summary>A mark that was never given before, for <see cref="Codes"/>.</summary>
    public int NextMark() => ++_mark;

    /// <summary>The first of so many marks in a row that were never given before.</summary>
    public int NextMarks(int count)
    {
        int first = _mark + 1;
        _mark += count;
        return first;
    }
}
