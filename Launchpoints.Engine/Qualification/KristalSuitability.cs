using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Qualification;

/// <summary>For which customers Kristals are suitable: the rules of all Kristals that have one, compiled together. Kristals that ask alike are asked once. Thread-safe.</summary>
/// <remarks>A rule that cannot be compiled is nobody's: what is not known to be suitable is not shown.</remarks>
internal sealed class KristalSuitability
{
    private readonly RuleProgram _program;
    private readonly (PlanNode Root, ulong[] Kristals)[] _rules;
    private readonly ulong[] _nobodys;

    private KristalSuitability(RuleProgram program, (PlanNode, ulong[])[] rules, ulong[] nobodys)
    {
        _program = program;
        _rules = rules;
        _nobodys = nobodys;
    }

    /// <summary>Compiles the rules.</summary>
    /// <param name="rules">By Kristal key; Kristals without a rule are suitable for everyone.</param>
    /// <param name="segments">A segment's rule; null for one without. Must be free of cycles.</param>
    /// <param name="population">The snapshot to compile against.</param>
    /// <param name="zone">The zone of local dates.</param>
    public static KristalSuitability Of(
        IEnumerable<KeyValuePair<string, Group>> rules, Func<string, Group?> segments, PopulationSnapshot population, TimeZoneInfo zone)
    {
        var compiler = new RuleCompiler(population, segments, zone);
        var byRule = new Dictionary<Group, PlanNode?>();
        var byRoot = new Dictionary<PlanNode, ulong[]>();
        var nobodys = Nothing(population);
        foreach (var (key, rule) in rules)
        {
            if (population.Kristals.Find(key) is var row and >= 0)
            {
                if (!byRule.TryGetValue(rule, out var root))
                {
                    byRule[rule] = root = TryAdd(compiler, rule);
                }

                var kristals = root is null ? nobodys : byRoot.TryGetValue(root, out var known) ? known : byRoot[root] = Nothing(population);
                kristals[row >> 6] |= 1UL << row;
            }
        }

        return new KristalSuitability(compiler.Finish(), [.. byRoot.Select(r => (r.Key, r.Value))], nobodys);
    }

    /// <summary>Whether this holds for a later snapshot of the population.</summary>
    public bool IsFor(PopulationSnapshot population) => _program.IsFor(population);

    /// <summary>The rules at an instant.</summary>
    public BoundProgram At(long now) => _program.At(now);

    /// <summary>The Kristals that are not suitable for a customer, a bit for each row; rows beyond the end are suitable.</summary>
    /// <param name="bound">What <see cref="At"/> gave.</param>
    /// <param name="population">Where the customer is.</param>
    /// <param name="row">The customer's row.</param>
    public ulong[] UnsuitableFor(BoundProgram bound, PopulationSnapshot population, int row)
    {
        var rows = Tracer.RowOf(population, row);
        var scratch = bound.ForRows(1);
        scratch.Begin(rows);
        _program.Prepare(rows, scratch);
        var unsuitable = (ulong[])_nobodys.Clone();
        foreach (var (root, kristals) in _rules)
        {
            if ((scratch.Bits(root, rows)[0] & 1) == 0)
            {
                BitKernels.Or(unsuitable, kristals);
            }
        }

        return unsuitable;
    }

    private static ulong[] Nothing(PopulationSnapshot population) => new ulong[BitKernels.WordsFor(population.Kristals.Count)];

    private static PlanNode? TryAdd(RuleCompiler compiler, Group rule)
    {
        try
        {
            return compiler.Add(rule).Node;
        }
        catch (RuleNotCompilableException)
        {
            return null;
        }
    }
}
