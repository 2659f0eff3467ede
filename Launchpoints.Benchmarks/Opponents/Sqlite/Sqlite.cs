using System.Diagnostics;
using System.Globalization;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Sqlite;

/// <summary>SQLite's own command line as a contestant: its <c>.timer</c> tells user and system time of each statement.</summary>
internal sealed class Sqlite : IContestProcess
{
    private const string Settings = "PRAGMA cache_size = -4000000; PRAGMA mmap_size = 8000000000; PRAGMA temp_store = MEMORY;";

    private readonly Process _process;

    private Sqlite(Process process)
    {
        _process = process;
        _process.StandardInput.WriteLine(Settings);
        _process.StandardInput.WriteLine(".timer on");
    }

    public string Name => "SQLite";

    /// <summary>Starts it over a database file of the data set, which is built now where it is not there yet.</summary>
    public static Sqlite Start(SeededFiles files)
    {
        string database = Path.Combine(files.Folder, "sqlite.db");
        if (!File.Exists(database))
        {
            Build(files, database + ".part");
            File.Move(database + ".part", database);
        }

        return new Sqlite(Run(database));
    }

    public async Task<Answer> AskAsync(Request request, CancellationToken ct)
    {
        if (request.Do == "load")
        {
            return new Answer();
        }

        var counts = new List<long>();
        var each = new List<double>();
        foreach (string statement in request.Sql!)
        {
            await _process.StandardInput.WriteLineAsync($"{statement};".AsMemory(), ct);
            await _process.StandardInput.FlushAsync(ct);
            long last = 0; // settings answer with a number too; the count is what comes last before the time
            for (string? line = await _process.StandardOutput.ReadLineAsync(ct); ; line = await _process.StandardOutput.ReadLineAsync(ct))
            {
                if (line is null)
                {
                    throw new InvalidOperationException($"sqlite3 ended on {statement}");
                }

                // Run Time: real 0.004 user 0.003118 sys 0.000742
                if (line.StartsWith("Run Time:", StringComparison.Ordinal))
                {
                    string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    each.Add(1_000 * (Number(words[^3]) + Number(words[^1])));
                    counts.Add(last);
                    break;
                }

                last = long.Parse(line, CultureInfo.InvariantCulture);
            }
        }

        return new Answer(Cpu: each.Sum(), Counts: counts, Each: each);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static void Build(SeededFiles files, string database)
    {
        File.Delete(database);
        Console.Error.WriteLine("sqlite3 builds its database …");
        using var sqlite = Run(database);
        sqlite.StandardInput.Write(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Opponents", "Sqlite", "schema.sql")).Replace("{folder}", files.Folder, StringComparison.Ordinal));
        sqlite.StandardInput.Close();
        sqlite.StandardOutput.ReadToEnd();
        sqlite.WaitForExit();
        if (sqlite.ExitCode != 0)
        {
            throw new InvalidOperationException("sqlite3 could not build its database; see above.");
        }
    }

    private static Process Run(string database) => Process.Start(new ProcessStartInfo("sqlite3", ["-batch", "-bail", database])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException("sqlite3 does not start; install SQLite's command line (3.39 or later).");
}
