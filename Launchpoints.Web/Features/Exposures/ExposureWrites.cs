using System.Text.Json;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>Logs what was delivered. The population does not change by it, so no question waits for it and no answer becomes another.</summary>
internal sealed class ExposureWrites(IAccess access, WriteGateway gateway, ExposureSeal seal, TimeProvider time)
{
    public const int MostAtOnce = 1000;
    public const int LongestId = 200;

    /// <summary>A seal is good for so long: what an app could not send within a week it should not send.</summary>
    public static readonly TimeSpan LongestWay = TimeSpan.FromDays(7);

    /// <summary>Logs <c>{ "exposures": [ { "exposure", "id" } … ] }</c>; each id once, however often it is sent.</summary>
    public async Task<Outcome<ExposureReport>> LogAsync(JsonElement body, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        var problems = new List<Problem>();
        var sent = Read(body, problems);
        if (problems.Count > 0) return Outcome.Invalid(problems);
        var opened = new List<(string Path, string Id, DeliveredDecision Decision)>();
        var errors = new List<Problem>();
        for (int i = 0; i < sent.Count; i++)
        {
            string path = $"/exposures/{i}";
            if (await seal.OpenAsync(sent[i].Seal, ct) is not { } known)
            {
                errors.Add(new Problem("exposure.not_ours", $"{path}/exposure", "This is no exposure that a decision of this store carried, or not all of it."));
            }
            else
            {
                opened.Add((path, sent[i].Id ?? known.Mark, known.Decision));
            }
        }

        int inserted = opened.Count == 0 ? 0 : await gateway.WriteAsync((db, token) => InsertAsync(db, opened, errors, token), ct);
        return Outcome.Ok(new ExposureReport(
            sent.Count, inserted, sent.Count - inserted - errors.Count, errors.Count, [.. errors.OrderBy(e => e.Path.Length).ThenBy(e => e.Path, StringComparer.Ordinal)]));
    }

    private static List<(string Seal, string? Id)> Read(JsonElement element, List<Problem> problems)
    {
        var body = new JsonObject(element, "", problems);
        var read = new List<(string, string?)>();
        if (body.Find("exposures") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > MostAtOnce)
        {
            body.Wrong("exposures", $"a list of at most {MostAtOnce:N0} exposures");
        }
        else
        {
            int index = 0;
            foreach (var item in list.EnumerateArray())
            {
                var exposure = new JsonObject(item, $"/exposures/{index++}", problems);
                string? sealedText = exposure.Text("exposure", int.MaxValue), id = exposure.Text("id", LongestId);
                if (sealedText is null && !exposure.Has("exposure"))
                {
                    problems.Add(new Problem("request.missing_member", exposure.PathOf("exposure"), "Send back the 'exposure' of the decision that was delivered."));
                }

                if (id is not null && Keys.Read(id, out string reason) is null) problems.Add(new Problem("value.wrong", exposure.PathOf("id"), reason));
                exposure.Done();
                read.Add((sealedText ?? "", id));
            }
        }

        body.Done();
        return read;
    }

    private async Task<int> InsertAsync(
        LaunchpointsDb db, List<(string Path, string Id, DeliveredDecision Decision)> exposures, List<Problem> errors, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        long oldest = now.Subtract(LongestWay).ToUnixTimeMilliseconds();
        long kept = now.AddDays(-await ExposureRetention.DaysAsync(db, ct)).ToUnixTimeMilliseconds();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var rows = new ExposureRows(connection, now.ToUnixTimeMilliseconds());
        int inserted = 0;
        foreach (var (path, id, decision) in exposures)
        {
            ct.ThrowIfCancellationRequested();
            if (rows.Has(id)) continue;
            if (decision.AsOf < Math.Max(oldest, kept))
            {
                errors.Add(new Problem("exposure.expired", path, $"The decision is of {DateLiteral.Write(decision.AsOf)}; exposures are taken for {LongestWay.Days} days, and no longer than they are kept."));
            }
            else if (rows.CustomerOf(decision) is not { } customer)
            {
                errors.Add(new Problem("customer.unknown", path, $"There is no customer '{decision.Customer}' any more."));
            }
            else
            {
                rows.Insert(id, customer, decision);
                inserted++;
            }
        }

        return inserted;
    }
}
