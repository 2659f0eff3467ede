using System.CommandLine;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Benchmarks.Servers;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Starting the product over a full store, with the snapshot file beside the database and without.</summary>
internal static class StartVerb
{
    private const string With = "with the snapshot file", Without = "without";

    public static Command Create()
    {
        var sizes = new SizeOptions();
        var report = new ReportOptions();
        var server = new ServerOptions();
        var command = new Command("start", "Start over a full store until the first counted answer, with the snapshot file and without.");
        sizes.AddTo(command);
        report.AddTo(command);
        server.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var size = sizes.Sizes(given);
            var files = SeededFiles.Prepare(size, sizes.Work(given));
            var rows = new Report(new Dictionary<string, object>
            {
                ["customers"] = size.Customers,
                ["events"] = size.Events,
                ["seed"] = size.Seed,
                ["rounds"] = report.Rounds(given),
            });
            string store = await PreparedStore.WholeAsync(files, server.Port(given), ct);
            var cpu = new Rounds();
            var wall = new Rounds();
            string? first = null;
            for (int round = 0; round <= report.Rounds(given); round++)
            {
                Console.Error.WriteLine($"Round {round} …");
                foreach (string way in new[] { Without, With })
                {
                    if (way == Without)
                    {
                        SnapshotFile.Remove(store);
                    }
                    else
                    {
                        SnapshotFile.Demand(store);
                    }

                    var (milliseconds, seconds, counts) = await StartAsync(store, server.Port(given), ct);
                    first ??= counts;
                    if (counts != first)
                    {
                        throw new UnequalCountsException($"{counts} {way}, but {first} before.");
                    }

                    // The first round only brings the files into the system's cache, for both ways.
                    if (round > 0)
                    {
                        cpu.Add(way, milliseconds);
                        wall.Add(way, seconds);
                    }
                }
            }

            rows.AddRatio("start with the snapshot file ÷ start without", cpu, With, Without, new Target(0.5, 0.1));
            rows.Add("start with the snapshot file ÷ start without, on the clock", wall.Ratio(With, Without), null, ("rounds", wall.Raw));
            rows.Add("start with the snapshot file, seconds to the first counted answer", wall.Median(With), null, ("rounds", wall.Raw));
            rows.Add("start without, seconds to the first counted answer", wall.Median(Without), null, ("rounds", wall.Raw));
            return report.Finish(given, rows);
        });
        return command;
    }

    /// <summary>From the start of the process to the answer of a question that counts a rule with events and one without.</summary>
    private static async Task<(double Cpu, double Seconds, string Counts)> StartAsync(string store, int port, CancellationToken ct)
    {
        long began = TimeProvider.System.GetTimestamp();
        using var server = WebServer.Start(store, port);
        await server.ReadyAsync(ct);
        string asOf = Uri.EscapeDataString(Launchpoints.Engine.Schema.DateLiteral.Write(SeededSizes.AsOf));
        var answer = await server.Http.PostAsync($"/rules/estimate?asOf={asOf}", new { ruleText = "COUNT(viewed IN LAST 14 DAYS) >= 3 AND country = 'SG'" }, ct);
        double cpu = server.Cpu.TotalMilliseconds, seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        string counts = $"{answer.GetProperty("customers")} of {answer.GetProperty("population")}";
        await server.StopAsync(ct);
        return (cpu, seconds, counts);
    }
}
