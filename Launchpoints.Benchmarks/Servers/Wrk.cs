using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>The load generator wrk, in a process of its own.</summary>
internal static class Wrk
{
    private const int Connections = 32;

    /// <summary>Asks for the addresses in turn for some seconds.</summary>
    /// <returns>Requests that were answered in a second.</returns>
    /// <exception cref="InvalidOperationException">wrk is not there, or an answer was not a success.</exception>
    public static async Task<double> RunAsync(Uri server, AuthenticationHeaderValue key, IReadOnlyList<string> paths, int seconds, CancellationToken ct)
    {
        string script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script(key, paths), ct);
        try
        {
            var start = new ProcessStartInfo(
                "wrk", ["-t1", $"-c{Connections}", string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), "-s", script, server.ToString()])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var wrk = Start(start);
            string output = await wrk.StandardOutput.ReadToEndAsync(ct);
            await wrk.WaitForExitAsync(ct);
            string line = output.Split('\n').LastOrDefault(l => l.StartsWith("result ", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"wrk said: {output}");

            // result <requests> <microseconds> <errors>
            double[] result = [.. line.Split(' ')[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
            return result[2] == 0 ? result[0] / (result[1] / 1e6) : throw new InvalidOperationException($"{result[2]} requests failed:\n{output}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("wrk does not start; install it (Debian's package is called wrk).", missing);
        }
    }

    private static string Script(AuthenticationHeaderValue key, IReadOnlyList<string> paths) => $$"""
        local requests = {}
        local next = 0
        wrk.headers["Authorization"] = "{{key}}"
        init = function(args)
          for path in ([[
        {{string.Join('\n', paths)}}
        ]]):gmatch("[^\n]+") do
            requests[#requests + 1] = wrk.format("GET", path)
          end
        end
        request = function()
          next = next % #requests + 1
          return requests[next]
        end
        done = function(summary)
          local e = summary.errors
          print("result " .. summary.requests .. " " .. summary.duration .. " " .. e.connect + e.read + e.write + e.status + e.timeout)
        end
        """;
}
