using System.Diagnostics;
using System.Globalization;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.DuckDb;

/// <summary>DuckDB in a process of Node.js; its package is installed at first use, into the folder of the benchmark's work.</summary>
internal static class DuckDb
{
    public static ContestProcess Start(SeededFiles files, string work)
    {
        string folder = Path.Combine(work, "duckdb");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Opponents", "DuckDb")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@duckdb", "node-api")))
        {
            Install(folder);
        }

        return ContestProcess.Start(
            "DuckDB",
            "node",
            ["duckdb.mjs", "schema.sql", files.Folder, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)],
            folder);
    }

    private static void Install(string folder)
    {
        Console.Error.WriteLine("Installing @duckdb/node-api …");
        var start = new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]) { WorkingDirectory = folder };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm does not start; install Node.js 20 or later.");
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException("npm could not install @duckdb/node-api; see above.");
        }
    }
}
