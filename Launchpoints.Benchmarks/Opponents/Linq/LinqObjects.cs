using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>Compiled LINQ over objects as a contestant.</summary>
internal sealed class LinqObjects(SeededSizes sizes) : IContestant
{
    private LinqCustomer[] _customers = [];

    public Answer Do(Request request) => request.Do switch
    {
        "load" => Load(),
        "count" => Count(request),
        "countEach" => CountEach(request),
        "trace" => Trace(request),
        _ => throw new NotSupportedException(request.Do),
    };

    private Answer Load()
    {
        var before = Memory.Figures();
        _customers = LinqPopulation.Load(sizes);
        return new Answer(Figures: Memory.Figures().ToDictionary(f => f.Key, f => f.Value - before[f.Key]));
    }

    /// <summary>One way through the customers, every rule on each: what is read of a customer is in the cache for the next rule.</summary>
    private Answer Count(Request request)
    {
        var rules = Compile(request);
        var counts = new long[rules.Length];
        double cpu = CpuClock.Milliseconds(request.Times, () =>
        {
            Array.Clear(counts);
            foreach (var customer in _customers)
            {
                for (int i = 0; i < rules.Length; i++)
                {
                    if (rules[i](customer))
                    {
                        counts[i]++;
                    }
                }
            }
        });
        return new Answer(Cpu: cpu, Counts: counts);
    }

    /// <summary>The plain way: <c>customers.Count(rule)</c> for each rule.</summary>
    private Answer CountEach(Request request)
    {
        var rules = Compile(request);
        long[] counts = [];
        double cpu = CpuClock.Milliseconds(request.Times, () => counts = [.. rules.Select(rule => (long)_customers.Count(rule))]);
        return new Answer(Cpu: cpu, Counts: counts);
    }

    private Answer Trace(Request request)
    {
        var rules = Compile(request);
        long[] counts = new long[rules.Length];
        void Ask(IEnumerable<int> numbers)
        {
            foreach (int number in numbers)
            {
                for (int i = 0; i < rules.Length; i++)
                {
                    counts[i] += rules[i](_customers[number]) ? 1 : 0;
                }
            }
        }

        int[] customers = [.. TracedCustomers.Of(sizes, request.Times)];
        CpuClock.RunIn(() => Ask(TracedCustomers.Others(sizes, request.Times)));
        Array.Clear(counts);
        double cpu = CpuClock.Milliseconds(1, () => Ask(customers));
        return new Answer(Cpu: cpu / request.Times, Counts: counts);
    }

    // Compiling is not measured; the engine's is.
    private static Func<LinqCustomer, bool>[] Compile(Request request) =>
        [.. request.Rules!.Select(key => LinqCompiler.Compile(BenchmarkRules.All.First(r => r.Key == key).Rule, SeededSizes.AsOf))];
}
