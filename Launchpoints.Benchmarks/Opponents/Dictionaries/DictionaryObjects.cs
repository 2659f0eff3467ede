using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Dictionaries;

/// <summary>The interpreter over dictionaries as a contestant.</summary>
internal sealed class DictionaryObjects(SeededSizes sizes) : IContestant
{
    private Dictionary<string, object>[] _customers = [];

    public Answer Do(Request request) => request.Do switch
    {
        "load" => Load(),
        "count" => Count(request),
        _ => throw new NotSupportedException(request.Do),
    };

    private Answer Load()
    {
        var before = Memory.Figures();
        _customers = DictionaryPopulation.Load(sizes);
        return new Answer(Figures: Memory.Figures().ToDictionary(f => f.Key, f => f.Value - before[f.Key]));
    }

    private Answer Count(Request request)
    {
        var rules = request.Rules!.Select(key => new DictionaryInterpreter(BenchmarkRules.All.First(r => r.Key == key).Rule, SeededSizes.AsOf)).ToArray();
        var counts = new long[rules.Length];
        double cpu = CpuClock.Milliseconds(request.Times, () =>
        {
            Array.Clear(counts);
            foreach (var customer in _customers)
            {
                for (int i = 0; i < rules.Length; i++)
                {
                    counts[i] += rules[i].Holds(customer) ? 1 : 0;
                }
            }
        });
        return new Answer(Cpu: cpu, Counts: counts);
    }
}
