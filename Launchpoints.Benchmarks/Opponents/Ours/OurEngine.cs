using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Benchmarks.Opponents.Ours;

/// <summary>The engine of this repository as a contestant, asked as the console asks it.</summary>
internal sealed class OurEngine(SeededSizes sizes) : IContestant
{
    private readonly SeededWrites _writes = new(sizes);
    private PopulationSnapshot _population = PopulationSnapshot.Empty;

    public Answer Do(Request request) => request.Do switch
    {
        "load" => Load(),
        "count" or "members" => Count(request),
        "trace" => Trace(request),
        "write" => Write(request, late: false),
        "writeLate" => Write(request, late: true),
        "stream" => Stream(request),
        _ => throw new NotSupportedException(request.Do),
    };

    private static long AsOf(Request request) => request.AtLatest ? SeededSizes.Latest : SeededSizes.AsOf;

    private Answer Load()
    {
        var before = Memory.Figures();
        _population = SeededEngine.Load(sizes);
        return new Answer(Figures: Memory.Figures().ToDictionary(f => f.Key, f => f.Value - before[f.Key]));
    }

    // The members are what is computed; their number is a by-product. So counts and members are the same work.
    private Answer Count(Request request)
    {
        var workspace = OurWorkspace.Of(_population, request.Rules!);
        long[] counts = [];
        double cpu = CpuClock.Milliseconds(request.Times, () => counts = OurWorkspace.Recompute(workspace, request.Rules!, AsOf(request)));
        return new Answer(Cpu: cpu, Counts: counts);
    }

    private Answer Trace(Request request)
    {
        var places = request.Rules!.Select((key, place) => (key, place)).ToDictionary(r => r.key, r => r.place);
        var view = OurWorkspace.Of(_population, request.Rules!).Now(SeededSizes.AsOf);
        long[] counts = new long[places.Count];
        void Ask(string[] customers)
        {
            foreach (string customer in customers)
            {
                foreach (var (segment, trace) in view.ExplainAll(CustomerReference.Of(customer))!)
                {
                    counts[places[segment]] += trace.Holds ? 1 : 0;
                }
            }
        }

        string[] others = [.. TracedCustomers.Others(sizes, request.Times).Select(SeededCustomers.KeyOf)];
        string[] customers = [.. TracedCustomers.Of(sizes, request.Times).Select(SeededCustomers.KeyOf)];
        CpuClock.RunIn(() => Ask(others)); // compiles the rules, as the opponents did when they were loaded
        Array.Clear(counts);
        double cpu = CpuClock.Milliseconds(1, () => Ask(customers));
        return new Answer(Cpu: cpu / request.Times, Counts: counts);
    }

    /// <summary>Writes one after the other; each shows in every membership before the next begins.</summary>
    private Answer Write(Request request, bool late)
    {
        var writes = _writes.Take(request.Times, late); // drawn beforehand, not measured
        var workspace = OurWorkspace.Of(_population, request.Rules!);
        OurWorkspace.Counts(workspace, request.Rules!, AsOf(request));
        double cpu = CpuClock.Milliseconds(1, () =>
        {
            foreach (var write in writes)
            {
                workspace = OurWrites.Apply(workspace, write);
            }
        });
        _population = workspace.Population;
        return new Answer(Cpu: cpu / request.Times, Counts: OurWorkspace.Counts(workspace, request.Rules!, AsOf(request)));
    }

    /// <summary>Reads the columns of the rules once and computes nothing.</summary>
    private Answer Stream(Request request)
    {
        var stream = new ColumnStream(_population, request.Rules!.Select(key => BenchmarkRules.All.First(r => r.Key == key).Rule));
        ulong sum = stream.Read();
        double cpu = CpuClock.Milliseconds(request.Times, () => sum ^= stream.Read());
        return new Answer(Cpu: cpu, Figures: new Dictionary<string, double> { ["bytes"] = stream.Bytes, ["sum"] = sum });
    }
}
