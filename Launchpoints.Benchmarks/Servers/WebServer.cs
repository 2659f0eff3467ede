using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>The product itself as a process of its own, over a folder of its own, asked over HTTP.</summary>
internal sealed class WebServer : IDisposable
{
    private const string ApiKey = "benchmark-key-of-a-store-that-nobody-keeps";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new(); // shown only when it fails

    private WebServer(Process process, Uri address)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        Http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public HttpClient Http { get; }

    /// <summary>User and system time of the process so far, all threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What the process holds in memory now.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the product's own program as it was built with this one.</summary>
    /// <param name="store">The folder of its store.</param>
    /// <param name="port">A port of this machine; 0 for any that is free.</param>
    /// <param name="settings">Further settings, as the command line takes them.</param>
    public static WebServer Start(string store, int port, params IEnumerable<string> settings) =>
        Start([Path.Combine(AppContext.BaseDirectory, "Launchpoints.Web.dll")], store, port, settings);

    /// <summary>Starts a program that serves the product, under the product's settings of the runtime.</summary>
    public static WebServer Start(IEnumerable<string> program, string store, int port, params IEnumerable<string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{(port > 0 ? port : FreePort()).ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo("dotnet", [.. program, "--urls", address.ToString(), .. settings])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Launchpoints__DataDirectory"] = store;
        start.Environment["Launchpoints__Demo"] = "false";
        start.Environment["Launchpoints__Bootstrap__ApiKey"] = ApiKey;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        return new WebServer(process, address);
    }

    /// <summary>Waits until questions are answered.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The server ended before it was ready. It said:\n{string.Join('\n', _said)}");
            }

            try
            {
                if ((await Http.GetAsync("/health/ready", ct)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, ct);
        }
    }

    /// <summary>Ends it in order, as a service manager would, and waits for that.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(ct);
        await _process.WaitForExitAsync(ct);
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
