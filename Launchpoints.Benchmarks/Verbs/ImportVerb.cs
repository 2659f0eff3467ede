using System.CommandLine;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Benchmarks.Servers;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Importing the events over HTTP into a store that has the customers, beside SQLite's own import of the same file into a bare table.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var sizes = new SizeOptions();
        var report = new ReportOptions();
        var server = new ServerOptions();
        var command = new Command("import", "Import the events over HTTP, beside `sqlite3 .import` of the same file into a bare table.");
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
                ["fileBytes"] = new FileInfo(files.Events).Length,
            });
            string store = await PreparedStore.WithoutEventsAsync(files, server.Port(given), ct);
            var taken = new Rounds();
            var wall = new Rounds();
            var memory = new Rounds();
            for (int round = 1; round <= report.Rounds(given); round++)
            {
                Console.Error.WriteLine($"Round {round} …");
                taken.Add("sqlite3 .import", await SqliteImport.RunAsync(files.Events, Path.Combine(files.Folder, "bare.db"), ct));
                await OursAsync(store, files, server.Port(given), taken, wall, memory, ct);
            }

            rows.AddRatio("import of events, ours ÷ sqlite3 .import into a bare table", taken, "ours", "sqlite3 .import", new Target(4, 1.5));
            rows.Add("import of events, CPU µs an event", taken.Median("ours") * 1_000 / size.Events, null, ("rounds", taken.Raw));
            rows.Add("import of events, seconds on the clock", wall.Median("ours"), null, ("rounds", wall.Raw));
            rows.Add("memory of the process after the import, MiB", memory.Median("ours"), null, ("rounds", memory.Raw));
            return report.Finish(given, rows);
        });
        return command;
    }

    // Measured from the first byte sent to the answer, which comes after the commit, when every question sees the events.
    private static async Task OursAsync(string store, SeededFiles files, int port, Rounds taken, Rounds wall, Rounds memory, CancellationToken ct)
    {
        string copy = Path.Combine(files.Folder, "store-of-this-round");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        PreparedStore.Copy(store, copy);
        using (var server = WebServer.Start(copy, port))
        {
            await server.ReadyAsync(ct);
            var before = server.Cpu;
            long began = TimeProvider.System.GetTimestamp();
            await server.Http.ImportAsync("events", files.Events, ct);
            wall.Add("ours", TimeProvider.System.GetElapsedTime(began).TotalSeconds);
            taken.Add("ours", (server.Cpu - before).TotalMilliseconds);
            memory.Add("ours", server.ResidentBytes / (double)(1 << 20));
        }

        Directory.Delete(copy, recursive: true);
    }
}
