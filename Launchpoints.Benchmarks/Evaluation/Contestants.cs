using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;

namespace Launchpoints.Benchmarks.Evaluation;

/// <summary>The contestants that are alive together.</summary>
internal sealed class Contestants : IDisposable
{
    private const double WarmMilliseconds = 5_000;

    private readonly Dictionary<string, IContestProcess> _processes = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> _loaded = [];

    public IReadOnlyCollection<string> Names => _processes.Keys;

    public bool Has(string name) => _processes.ContainsKey(name);

    /// <summary>What a contestant told about itself after loading.</summary>
    public IReadOnlyDictionary<string, double> Loaded(string name) => _loaded[name];

    public async Task StartAsync(string name, Func<IContestProcess> start, CancellationToken ct)
    {
        Console.Error.WriteLine($"{name} loads …");
        var process = start();
        _processes[name] = process;
        _loaded[name] = (await process.AskAsync(new Request("load"), ct)).Figures ?? new Dictionary<string, double>();
    }

    public Task<Answer> AskAsync(string name, Request request, CancellationToken ct) => _processes[name].AskAsync(request, ct);

    /// <summary>A request that repeats short work until it takes long enough to be measured; also warms the contestant up.</summary>
    public async Task<(string Name, Request Request)> SteadyAsync(string name, Func<int, Request> request, double leastMilliseconds, CancellationToken ct)
    {
        // The runtime compiles what runs often a second and a third time: figures settle after some seconds of work, not after the first.
        var cold = await _processes[name].AskAsync(request(1), ct);
        await _processes[name].AskAsync(request(Math.Clamp((int)(WarmMilliseconds / Math.Max(cold.Cpu, 0.001)), 2, 1_000)), ct);
        var warm = await _processes[name].AskAsync(request(1), ct);
        return (name, request(Math.Clamp((int)(leastMilliseconds / Math.Max(warm.Cpu, 0.001)), 1, 1_000)));
    }

    /// <summary>Asks everyone once without measuring, compares their counts with the first one's, and then measures the rounds. Who is not there is not asked.</summary>
    /// <exception cref="UnequalCountsException">A count differs, in any round.</exception>
    public async Task<Rounds> MeasureAsync(int rounds, IReadOnlyList<string> rules, CancellationToken ct, params (string Name, Request Request)[] work)
    {
        var taken = new Rounds();
        for (int round = 0; round <= rounds; round++)
        {
            ContestResult? first = null;
            foreach (var (name, request) in work.Where(w => Has(w.Name)))
            {
                Console.Error.Write(round == 0 ? $"{name}: {request.Do} {rules.Count} rules … " : ".");
                var result = new ContestResult(name, await _processes[name].AskAsync(request, ct));
                Equality.Demand(rules, first ??= result, result);
                if (round > 0)
                {
                    taken.Add(name, result.Answer.Cpu);
                }
            }
        }

        Console.Error.WriteLine();
        return taken;
    }

    public void Dispose()
    {
        foreach (var process in _processes.Values)
        {
            process.Dispose();
        }
    }
}
