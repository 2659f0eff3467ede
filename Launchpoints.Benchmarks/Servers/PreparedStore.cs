using System.Reflection;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>A store of the product with the data set in it, made over HTTP once and copied for whoever changes it.</summary>
internal static class PreparedStore
{
    // A store that began with another shape is made anew; later migrations are applied when it is opened.
    private static readonly string Shape = typeof(LaunchpointsDb).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
        .OfType<string>()
        .Min(StringComparer.Ordinal)!;

    /// <summary>A store with customers and Kristals, and no event yet.</summary>
    public static Task<string> WithoutEventsAsync(SeededFiles files, int port, CancellationToken ct) => PrepareAsync(Path.Combine(files.Folder, $"store-without-events-{Shape}"), async store =>
    {
        using var server = WebServer.Start(store, port);
        await server.ReadyAsync(ct);
        // Tags cannot be told from text in a file, so the attributes are declared, as a platform would that knows them.
        foreach (var attribute in SeededAttribute.OfCustomers.Concat(SeededAttribute.OfKristals).Concat(SeededAttribute.OfEvents))
        {
            await server.Http.PutAsync(
                $"/attributes/{attribute.Scope.ToString().ToLowerInvariant()}/{attribute.Key}",
                new { type = attribute.Type.ToString().ToLowerInvariant(), status = "actionable" },
                ct);
        }

        await server.Http.ImportAsync("kristals", files.Kristals, ct);
        await server.Http.ImportAsync("customers", files.Customers, ct);
        await server.StopAsync(ct);
    });

    /// <summary>A store with everything: events too, the 50 rules as published segments, and a placement with two ribbons.</summary>
    public static async Task<string> WholeAsync(SeededFiles files, int port, CancellationToken ct)
    {
        string without = await WithoutEventsAsync(files, port, ct);
        return await PrepareAsync(Path.Combine(files.Folder, $"store-{Shape}"), async store =>
        {
            Copy(without, store);
            using var server = WebServer.Start(store, port);
            await server.ReadyAsync(ct);
            await server.Http.ImportAsync("events", files.Events, ct);
            foreach (var rule in BenchmarkRules.All)
            {
                await server.Http.PutAsync($"/segments/{rule.Key}", new { name = rule.Key, ruleText = rule.Text }, ct);
                using var published = await server.Http.PostAsync($"/api/v1/segments/{rule.Key}/publish", null, ct);
                published.EnsureSuccessStatusCode();
            }

            await DecisionStage.BuildAsync(server.Http, ct);
            await server.StopAsync(ct);
        });
    }

    /// <summary>Copies the files of a store that nobody has open.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
        }
    }

    // Under another name first: a folder of the right name is whole.
    private static async Task<string> PrepareAsync(string store, Func<string, Task> prepare)
    {
        if (!Directory.Exists(store))
        {
            Console.Error.WriteLine($"Preparing {Path.GetFileName(store)} …");
            string part = store + ".part";
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }

            Directory.CreateDirectory(part);
            await prepare(part);
            Directory.Move(part, store);
        }

        return store;
    }
}
