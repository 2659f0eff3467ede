using System.Net;
using System.Text;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Launchpoints.Tests.Features.Imports;

public sealed class ImportCrashTests
{
    private const int Rows = 60_000;

    /// <summary>Each is seen from outside, in the files of the process; the commit itself is where the log grows.</summary>
    private static readonly (string Moment, Func<ImportFiles, bool> Seen)[] Moments =
    [
        ("half of the file has come", f => f.Spooled >= f.Sent / 4), // the rest of the half may still be in a buffer
        ("the file has come", f => f.Spooled == f.Sent),
        ("the commit begins", f => f.Log > 0),
        ("the commit is well under way", f => f.Log > 1 << 20),
        ("it is answered", f => f.Answer.IsCompleted),
    ];

    [Fact]
    public async Task Import_WhoseProcessIsKilled_IsThereAsAWholeOrNotAtAll()
    {
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        try
        {
            long there = 0;
            for (int i = 0; i < Moments.Length; i++)
            {
                using var console = await ChildConsole.StartAsync(directory);
                using var content = new HeldContent(Encoding.UTF8.GetBytes(Csv(i)), holdAt: i == 0 ? 0.5 : 1);
                var files = new ImportFiles(directory, content.Length, console.Api.PostAsync(new Uri("events/import", UriKind.Relative), content));
                await files.UntilAsync(Moments[i].Seen);
                await console.KillAsync();
                content.Release();
                bool answered = await files.IsAnsweredAsync();
                long now = Count(directory);
                Assert.True(now == there + Rows || (now == there && !answered), $"Killed when {Moments[i].Moment}: {there:N0} events became {now:N0}.");
                there = now;
            }

            Assert.Equal(0, there % Rows);
            using var last = await ChildConsole.StartAsync(directory);
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, "imports")));
            for (int i = 0; i < Moments.Length; i++)
            {
                var (inserted, _, unchanged, rejected) = (await last.Api.ImportAsync("events/import", Csv(i))).Counts();
                Assert.Equal((Rows, 0L, true), (inserted + unchanged, rejected, inserted is 0 or Rows));
            }

            Assert.Equal(Rows * Moments.Length, Count(directory));
            // What memory answers from is what the store has.
            await last.Api.ImportAsync("customers/import", "key\nc1\n");
            var (_, estimate) = await last.Api.PostAsync("rules/estimate", $$"""{ "ruleText": "COUNT(viewed) = {{Rows / 100 * Moments.Length}}" }""");
            Assert.Equal(1, estimate!["customers"]!.GetValue<int>());
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, "imports")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Csv(int file)
    {
        var csv = new StringBuilder("id,customer,type,time\n");
        for (int i = 0; i < Rows; i++) csv.Append('f').Append(file).Append('e').Append(i).Append(",c").Append(i % 100).Append(",viewed,2026-01-01T00:00:00Z\n");
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

    /// <summary>What an import shows of itself on disk.</summary>
    private sealed class ImportFiles(string directory, long sent, Task<HttpResponseMessage> answer)
    {
        private readonly string log = Path.Combine(directory, "launchpoints.db-wal");
        private readonly long logBefore = Length(Path.Combine(directory, "launchpoints.db-wal"));

        public long Sent => sent;

        public Task<HttpResponseMessage> Answer => answer;

        /// <summary>How much of the file has come.</summary>
        public long Spooled => Directory.Exists(Path.Combine(directory, "imports")) ? Directory.GetFiles(Path.Combine(directory, "imports")).Sum(Length) : 0;

        /// <summary>How much has been written to the log since.</summary>
        public long Log => Length(log) - logBefore;

        /// <summary>Waits for a moment; one that passed unseen is passed with the answer.</summary>
        public async Task UntilAsync(Func<ImportFiles, bool> seen)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!seen(this) && !answer.IsCompleted) await Task.Delay(1, patience.Token);
        }

        public async Task<bool> IsAnsweredAsync()
        {
            try
            {
                using var message = await answer;
                Assert.Equal(HttpStatusCode.OK, message.StatusCode);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private static long Length(string file)
        {
            var info = new FileInfo(file);
            return info.Exists ? info.Length : 0;
        }
    }
}
