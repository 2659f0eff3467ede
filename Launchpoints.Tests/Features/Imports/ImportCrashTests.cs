using System.Text;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Launchpoints.Tests.Features.Imports;

public sealed class ImportCrashTests
{
    private const int Rows = 60_000;

    [Fact]
    public async Task Import_WhoseProcessIsKilled_IsThereAsAWholeOrNotAtAll()
    {
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        string file = File();
        try
        {
            foreach (int milliseconds in new[] { 150, 500, 1100 })
            {
                using var console = await ChildConsole.StartAsync(directory);
                var import = console.Api.ImportAsync("events/import", file);
                await Task.Delay(milliseconds);
                await console.KillAsync();
                await import.ContinueWith(_ => { }, TaskScheduler.Default); // whether it was answered before or broke off, what counts is the store
                Assert.Contains(Count(directory), new long[] { 0, Rows });
            }

            using var last = await ChildConsole.StartAsync(directory);
            var (inserted, _, unchanged, rejected) = (await last.Api.ImportAsync("events/import", file)).Counts();
            Assert.Equal((Rows, 0L), (inserted + unchanged, rejected));
            Assert.Equal(Rows, Count(directory));
            // What memory answers from is what the store has.
            await last.Api.ImportAsync("customers/import", "key\nc1\n");
            var (_, estimate) = await last.Api.PostAsync("rules/estimate", $$"""{ "ruleText": "COUNT(viewed) = {{Rows / 100}}" }""");
            Assert.Equal(1, estimate!["customers"]!.GetValue<int>());
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, "imports")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string File()
    {
        var csv = new StringBuilder("id,customer,type,time\n");
        for (int i = 0; i < Rows; i++) csv.Append('e').Append(i).Append(",c").Append(i % 100).Append(",viewed,2026-01-01T00:00:00Z\n");
        return csv.ToString();
    }

    private static long Count(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "launchpoints.db")};Mode=ReadOnly");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
        check.CommandText = "SELECT COALESCE(SUM(Count), 0) FROM EventChunks";
        return (long)check.ExecuteScalar()!;
    }
}
