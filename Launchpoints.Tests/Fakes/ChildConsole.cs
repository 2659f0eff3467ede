using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;

namespace Launchpoints.Tests.Fakes;

/// <summary>The console in a process of its own, so that it can be killed in the middle of something.</summary>
internal sealed partial class ChildConsole : IDisposable
{
    private readonly Process process;

    private ChildConsole(Process process, Uri url)
    {
        this.process = process;
        Api = new HttpClient { BaseAddress = new Uri(url, "api/v1/") };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ConsoleHost.ApiKey);
    }

    public HttpClient Api { get; }

    /// <summary>The most memory that it ever held, as Linux counts it.</summary>
    public long PeakBytes
    {
        get
        {
            // VmHWM:     123456 kB
            string line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public static async Task<ChildConsole> StartAsync(string directory)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(LaunchpointsDb).Assembly.Location);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Launchpoints__DataDirectory"] = directory;
        start.Environment["Launchpoints__Bootstrap__ApiKey"] = ConsoleHost.ApiKey;
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // or its pipe would fill up and stop it
                var console = new ChildConsole(process, new Uri(match.Groups[1].Value));
                await console.ReadAsync();
                return console;
            }
        }

        throw new InvalidOperationException("The console did not start: " + await errors);
    }

    /// <summary>Waits until it has read its store.</summary>
    private async Task ReadAsync()
    {
        while (!process.HasExited)
        {
            using var answer = await Api.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(50);
        }

        throw new InvalidOperationException("The console ended while it read its store.");
    }

    /// <summary>Ends it at once, as a power cut of the process: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task KillAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        await KillAsync();
    }

    /// <summary>Ends it in the moment in which it makes a file.</summary>
    public async Task KillOnceThereIsAsync(string file)
    {
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file));
        watcher.Created += (_, _) => process.Kill();
        watcher.EnableRaisingEvents = true;
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Api.Dispose();
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
