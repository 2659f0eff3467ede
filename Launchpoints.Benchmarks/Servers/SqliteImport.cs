using System.Diagnostics;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>What importing costs at the very least: SQLite's own command line reads the file into a table of bare text, without keys, types or checks.</summary>
internal static class SqliteImport
{
    /// <summary>Milliseconds of processor time of the process, from its start to the end of the import.</summary>
    public static async Task<double> RunAsync(string file, string database, CancellationToken ct)
    {
        File.Delete(database);
        using var sqlite = Process.Start(new ProcessStartInfo("sqlite3", ["-batch", "-bail", database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("sqlite3 does not start; install SQLite's command line.");
        await sqlite.StandardInput.WriteLineAsync($".import --csv \"{file}\" bare\n.print done".AsMemory(), ct);
        await sqlite.StandardInput.FlushAsync(ct);
        if (await sqlite.StandardOutput.ReadLineAsync(ct) != "done")
        {
            throw new InvalidOperationException("sqlite3 could not import the file; see above.");
        }

        double cpu = sqlite.TotalProcessorTime.TotalMilliseconds;
        sqlite.StandardInput.Close();
        await sqlite.WaitForExitAsync(ct);
        File.Delete(database);
        return cpu;
    }
}
