using System.CommandLine;
using System.Net.Http.Headers;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Benchmarks.Servers;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Decisions over HTTP beside endpoints of the same process that return the same bytes from memory.</summary>
internal static class HttpVerb
{
    private const int Audience = 1_000;
    private const string Decision = "decision", WithKey = "same bytes behind the same key", WithoutKey = "same bytes without a key";

    public static Command Create()
    {
        var sizes = new SizeOptions();
        var report = new ReportOptions();
        var server = new ServerOptions();
        var seconds = new Option<int>("--seconds") { Description = "seconds of load on each endpoint in each round", DefaultValueFactory = _ => 5 };
        var command = new Command("http", "Decisions over HTTP (two ribbons of ten cards), beside the same bytes from memory.");
        sizes.AddTo(command);
        report.AddTo(command);
        server.AddTo(command);
        command.Options.Add(seconds);
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
                ["seconds"] = given.GetValue(seconds),
                ["audience"] = Audience,
            });
            string store = await PreparedStore.WholeAsync(files, server.Port(given), ct);
            using var web = WebServer.Start([typeof(HttpVerb).Assembly.Location, WebVerb.Name], store, server.Port(given));
            await web.ReadyAsync(ct);
            await MeasureAsync(web, report.Rounds(given), given.GetValue(seconds), rows, ct);
            await web.StopAsync(ct);
            return report.Finish(given, rows);
        });
        return command;
    }

    private static async Task MeasureAsync(WebServer web, int rounds, int seconds, Report report, CancellationToken ct)
    {
        var audience = await DecisionStage.AudienceAsync(web.Http, Audience, ct);
        int length = await GiveBytesAsync(web.Http, audience[0], ct);
        var endpoints = new (string Name, IReadOnlyList<string> Paths)[]
        {
            (WithKey, [ProductWithBytes.WithKey]),
            (Decision, [.. audience.Select(DecisionStage.PathOf)]),
            (WithoutKey, [ProductWithBytes.WithoutKey]),
        };
        var perSecond = new Rounds();
        var cpu = new Rounds();
        for (int round = 0; round <= rounds; round++)
        {
            foreach (var (name, paths) in endpoints)
            {
                var before = web.Cpu;
                long began = TimeProvider.System.GetTimestamp();
                double rate = await Wrk.RunAsync(web.Http.BaseAddress!, web.Http.DefaultRequestHeaders.Authorization!, paths, seconds, ct);
                double requests = rate * TimeProvider.System.GetElapsedTime(began).TotalSeconds;
                if (round > 0) // the first round warms up
                {
                    perSecond.Add(name, rate);
                    cpu.Add(name, (web.Cpu - before).TotalMilliseconds * 1_000 / requests);
                }
            }
        }

        foreach (string bytes in new[] { WithKey, WithoutKey })
        {
            report.Add(
                $"decision over HTTP, requests per second ÷ {bytes}", perSecond.Ratio(Decision, bytes), new Target(0.6, 0.8), ("bytes", length), ("rounds", perSecond.Raw));
        }

        foreach (var (name, _) in endpoints)
        {
            report.Add($"{name}, requests per second", perSecond.Median(name), null, ("rounds", perSecond.Raw));
            report.Add($"{name}, CPU µs of the server a request", cpu.Median(name), null, ("rounds", cpu.Raw));
        }
    }

    /// <summary>Hands the bytes of a decision to the endpoints that return them.</summary>
    private static async Task<int> GiveBytesAsync(HttpClient http, string customer, CancellationToken ct)
    {
        using var decision = await http.GetAsync(DecisionStage.PathOf(customer), ct);
        byte[] bytes = await decision.Content.ReadAsByteArrayAsync(ct);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(decision.Content.Headers.ContentType!.ToString());
        using var taken = await http.PutAsync(ProductWithBytes.WithKey, content, ct);
        taken.EnsureSuccessStatusCode();
        return bytes.Length;
    }
}
