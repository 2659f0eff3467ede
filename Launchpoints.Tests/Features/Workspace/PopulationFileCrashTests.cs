using System.Text;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class PopulationFileCrashTests
{
    private const string Person = "person-70211-kept";
    private const string Erased = "person-70212-erased";

    [Fact]
    public async Task Console_KilledAroundTheWritingOfItsSnapshot_LosesNothingAndServesWhatTheStoreHas()
    {
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        string part = Path.Combine(directory, "launchpoints.snapshot.part");
        try
        {
            int events = 0, singles = 0, torn = 0;
            // The file is written some two seconds after an import: before, after, and in the middle of it, as often as it takes to leave half a file.
            for (int round = 0; round < 2 || (torn < 2 && round < 20); round++)
            {
                using var console = await ChildConsole.StartAsync(directory);
                Assert.Equal(events, await CountAsync(console, "many"));
                Assert.InRange(await CountAsync(console, "single"), singles, singles + 1); // the last may have come without an answer
                await console.Api.ImportAsync("customers/import", $"key\n{Person}\n{Erased}\n");
                await console.Api.ImportAsync("events/import", Many(30_000));
                events += 30_000;
                singles = await CountAsync(console, "single");
                var end = round switch
                {
                    0 => console.KillAfterAsync(TimeSpan.FromMilliseconds(300)),
                    1 => console.KillAfterAsync(TimeSpan.FromMilliseconds(3_200)),
                    _ => console.KillOnceThereIsAsync(part),
                };
                // Small writes go on meanwhile; each that was answered is there.
                try
                {
                    while (true)
                    {
                        await console.Api.ImportAsync("events/import", $"customer,type,time\n{Person},single,2026-01-01T00:00:00Z\n");
                        singles++;
                    }
                }
                catch (HttpRequestException)
                {
                    await end;
                }

                if (File.Exists(part)) torn++;
            }

            Assert.Equal(2, torn);
            using (var console = await ChildConsole.StartAsync(directory))
            {
                Assert.Equal(events, await CountAsync(console, "many"));
                singles = await CountAsync(console, "single");
                await WaitForFileAsync(directory);
                var erased = await console.Api.SendAsync(HttpMethod.Delete, $"customers/{Erased}");
                await console.KillAsync();
                Assert.Equal(System.Net.HttpStatusCode.NoContent, erased.Status);
                Assert.Equal(0, Occurrences(directory, Erased));
            }

            using var last = await ChildConsole.StartAsync(directory);
            Assert.Equal((events, singles), (await CountAsync(last, "many"), await CountAsync(last, "single")));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await last.Api.ReadAsync($"customers/{Erased}")).Status);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>How many events of a type the console says that the person has.</summary>
    private static async Task<int> CountAsync(ChildConsole console, string type)
    {
        int low = 0, high = 1_000_000;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            var (_, estimate) = await console.Api.PostAsync("rules/estimate", $$"""{ "ruleText": "COUNT({{type}}) >= {{middle}}" }""");
            // Before the first event the type is unknown, and so is the rule.
            if (estimate?["customers"]?.GetValue<int>() == 1) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static string Many(int rows)
    {
        var csv = new StringBuilder("customer,type,time\n");
        for (int i = 0; i < rows; i++) csv.Append(Person).Append(",many,2026-01-01T00:00:00Z\n");
        return csv.ToString();
    }

    private static async Task WaitForFileAsync(string directory)
    {
        for (int i = 0; i < 600 && !File.Exists(Path.Combine(directory, "launchpoints.snapshot")); i++) await Task.Delay(100);
        Assert.True(File.Exists(Path.Combine(directory, "launchpoints.snapshot")));
    }

    private static int Occurrences(string directory, string text) =>
        Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Count(f => File.ReadAllText(f, Encoding.Latin1).Contains(text, StringComparison.Ordinal));
}
