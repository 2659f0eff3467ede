using System.CommandLine;
using System.Diagnostics;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Benchmarks.Servers;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The console over the data set, for whoever wants to type into a rule and watch the exact counts of a million customers follow.</summary>
internal static class ConsoleVerb
{
    public static Command Create()
    {
        var sizes = new SizeOptions();
        var server = new ServerOptions();
        var urls = new Option<string>("--urls") { Description = "where to listen", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("console", "Open the console over the data set. The 50 rules are its segments; as of 2026-06-30T09:30Z they count what the benchmark counts.");
        sizes.AddTo(command);
        server.AddTo(command);
        command.Options.Add(urls);
        command.SetAction(async (given, ct) =>
        {
            var files = SeededFiles.Prepare(sizes.Sizes(given), sizes.Work(given));
            string prepared = await PreparedStore.WholeAsync(files, server.Port(given), ct);

            // A copy of its own, kept from one time to the next: what people change in it does not get into the measurements.
            string store = Path.Combine(files.Folder, "store-console");
            if (!Directory.Exists(store))
            {
                PreparedStore.Copy(prepared, store);
            }

            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Launchpoints.Web.dll"), "--urls", given.GetValue(urls)!])
            {
                WorkingDirectory = AppContext.BaseDirectory,
                UseShellExecute = false,
            };
            start.Environment["Launchpoints__DataDirectory"] = store;
            start.Environment["Launchpoints__Demo"] = "false";
            Console.Error.WriteLine($"{given.GetValue(urls)}/segments/retirement_planners?asOf=2026-06-30T09:30:00Z is a rule to type into. Ctrl+C ends it.");
            using var console = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
            await console.WaitForExitAsync(CancellationToken.None); // Ctrl+C reaches both, and the console ends in order
            return console.ExitCode;
        });
        return command;
    }
}
