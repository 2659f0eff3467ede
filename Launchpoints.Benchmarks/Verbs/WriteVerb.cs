using System.CommandLine;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Evaluation;
using Launchpoints.Benchmarks.Measuring;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>One write with all 50 memberships refreshed, beside computing them from nothing.</summary>
internal static class WriteVerb
{
    private const string Ours = ContestantVerb.Ours;
    private const double LeastMilliseconds = 300;

    // A block's events have room for more once one was added: so it is while a system is live, and nearly all are then.
    private const int WarmWrites = 20_000;

    public static Command Create()
    {
        var sizes = new SizeOptions();
        var report = new ReportOptions();
        var writes = new Option<int>("--writes") { Description = "writes in each round, attributes and events in turn", DefaultValueFactory = _ => 2_000 };
        var command = new Command("write", "One write with all 50 memberships refreshed, beside computing them from nothing.");
        sizes.AddTo(command);
        report.AddTo(command);
        command.Options.Add(writes);
        command.SetAction(async (given, ct) =>
        {
            var size = sizes.Sizes(given);
            var rows = new Report(new Dictionary<string, object>
            {
                ["customers"] = size.Customers,
                ["events"] = size.Events,
                ["seed"] = size.Seed,
                ["rounds"] = report.Rounds(given),
                ["writes"] = given.GetValue(writes),
            });
            using var contest = new Contestants();
            await contest.StartAsync(
                Ours,
                () => ContestProcess.StartOwn(ContestantVerb.Ours, "--customers", $"{size.Customers}", "--events", $"{size.Events}", "--seed", $"{size.Seed}"),
                ct);
            await MeasureAsync(contest, report.Rounds(given), given.GetValue(writes), rows, ct);
            return report.Finish(given, rows);
        });
        return command;
    }

    private static async Task MeasureAsync(Contestants contest, int rounds, int writes, Report report, CancellationToken ct)
    {
        var all = new Asked(_ => true);
        await contest.AskAsync(Ours, all.Write(WarmWrites), ct);
        var (_, recomputation) = await contest.SteadyAsync(Ours, all.CountAtLatest, LeastMilliseconds, ct);
        var taken = new Rounds();
        for (int round = 0; round <= rounds; round++)
        {
            // What the writes kept up has to be what is found from nothing afterwards. The second time is taken: the first also puts in order what the writes appended.
            var write = new ContestResult("the write", await contest.AskAsync(Ours, all.Write(writes), ct));
            Equality.Demand(all.Keys, write, new ContestResult("the recomputation", await contest.AskAsync(Ours, recomputation, ct)));
            var recompute = await contest.AskAsync(Ours, recomputation, ct);
            if (round > 0)
            {
                taken.Add("recompute", recompute.Cpu);
                taken.Add("write", write.Answer.Cpu);
            }
        }

        await contest.AskAsync(Ours, all.WriteLate(writes), ct);
        for (int round = 0; round < rounds; round++)
        {
            taken.Add("late", (await contest.AskAsync(Ours, all.WriteLate(writes), ct)).Cpu);
        }

        report.AddRatio("one write with all memberships refreshed, recompute ÷ write", taken, "recompute", "write", new Target(2_000, 10_000));
        report.Add("one write with all memberships refreshed, CPU µs", taken.Median("write") * 1_000, null, ("rounds", taken.Raw));
        report.Add("the same where every event comes late, CPU µs", taken.Median("late") * 1_000, null, ("rounds", taken.Raw));
        report.Add("recompute 50 counts, CPU ms", taken.Median("recompute"), null, ("rounds", taken.Raw));
    }
}
