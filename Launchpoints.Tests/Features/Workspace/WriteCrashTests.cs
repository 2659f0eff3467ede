using System.Net;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class WriteCrashTests
{
    [Fact]
    public async Task Console_KilledInABurstOfWrites_HasEachThatWasAnsweredAndNoneByHalf()
    {
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        try
        {
            var writers = Enumerable.Range(0, 4).Select(i => new Writer($"w{i}")).ToArray();
            // The second time until the snapshot file is there, so that it is written in the middle of writes. A later erasure may take it away again.
            string snapshot = Path.Combine(directory, "launchpoints.snapshot");
            bool written = false;
            foreach (int milliseconds in new[] { 400, 1_000, 700, 1_100 })
            {
                using var console = await ChildConsole.StartAsync(directory);
                foreach (var writer in writers) await writer.DemandAsync(console.Api);
                var burst = writers.Select(w => w.RunAsync(console.Api)).ToArray();
                for (int waited = 0; milliseconds == 1_000 && !written && waited < 600; waited++)
                {
                    await Task.Delay(100);
                    written = File.Exists(snapshot);
                }

                await console.KillAfterAsync(TimeSpan.FromMilliseconds(milliseconds));
                await Task.WhenAll(burst);
                using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "launchpoints.db")};Mode=ReadOnly");
                connection.Open();
                using var check = connection.CreateCommand();
                check.CommandText = "PRAGMA integrity_check";
                Assert.Equal("ok", check.ExecuteScalar());
            }

            Assert.True(written);
            Assert.All(writers, w => Assert.True(w.Answered > 0));
            using var last = await ChildConsole.StartAsync(directory);
            foreach (var writer in writers) await writer.DemandAsync(last.Api);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>
    /// Writes one thing after the other, so that at most one was sent and not answered: a score that counts up, three events in one import, and
    /// now and then a customer who is erased again.
    /// </summary>
    private sealed class Writer(string key)
    {
        private readonly List<string> erased = [];
        private int score, events;

        /// <summary>Writes that were answered.</summary>
        public int Answered { get; private set; }

        /// <summary>Goes on until the console is gone.</summary>
        public async Task RunAsync(HttpClient api)
        {
            try
            {
                if (Answered == 0) await DemandOkAsync(api.SendAsync(HttpMethod.Post, "customers/import", $"key,writer,score\n{key},{key},0\n", "text/csv"));
                while (true)
                {
                    await DemandOkAsync(api.PatchAsync($"customers/{key}", $$"""{ "attributes": { "score": {{score + 1}} } }"""));
                    score++;
                    string row = $"{key},burst,2026-01-01T00:00:00Z\n";
                    await DemandOkAsync(api.SendAsync(HttpMethod.Post, "events/import", $"customer,type,time\n{row}{row}{row}", "text/csv"));
                    events += 3;
                    if (score % 5 > 0) continue;
                    string erasing = $"{key}-passing-{score}";
                    await DemandOkAsync(api.SendAsync(HttpMethod.Post, "customers/import", $"key,writer,score\n{erasing},passing,1\n", "text/csv"));
                    await DemandOkAsync(api.SendAsync(HttpMethod.Delete, $"customers/{erasing}"));
                    erased.Add(erasing);
                }
            }
            catch (HttpRequestException)
            {
                // Killed; what was under way may be there or not.
            }
        }

        /// <summary>Holds what the console says against what was answered; what had no answer is taken as the console has it.</summary>
        public async Task DemandAsync(HttpClient api)
        {
            if (Answered == 0) return;
            var (_, customer) = await api.ReadAsync($"customers/{key}");
            int now = customer!["attributes"]!["score"]!.GetValue<int>();
            Assert.InRange(now, score, score + 1);
            int events = await EventsAsync(api);
            Assert.Contains(events, new[] { this.events, this.events + 3 });
            (score, this.events) = (now, events);
            foreach (string gone in erased) Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync($"customers/{gone}")).Status);
        }

        private async Task<int> EventsAsync(HttpClient api)
        {
            for (int count = events + 4; count >= events; count--)
            {
                string rule = count == 0 ? $"writer = '{key}'" : $"writer = '{key}' AND COUNT(burst) = {count}";
                var (status, estimate) = await api.PostAsync("rules/estimate", $$"""{ "ruleText": "{{rule}}" }""");
                // Before the first event the type is unknown, and so is the rule.
                if (status == HttpStatusCode.OK && estimate!["customers"]!.GetValue<int>() == 1) return count;
            }

            return -1;
        }

        private async Task DemandOkAsync(Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> sent)
        {
            var (status, body) = await sent;
            Assert.True((int)status is >= 200 and < 300, $"{key}: {status}: {body}");
            Answered++;
        }
    }
}
