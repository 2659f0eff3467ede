using System.Text.Json;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Suitability;

/// <summary>Says for which customers a Kristal is suitable. It takes effect at once, so these ask for the permission to publish, and the rule may use what a published one may.</summary>
public sealed class SuitabilityWrites(IAccess access, WorkspaceWriter writer)
{
    /// <summary>Gives a Kristal its rule, or another one.</summary>
    public async Task<Outcome<SuitabilityView>> SaveAsync(string kristal, Group rule, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await SaveAsync(
            actor, kristal, RuleCanonical.Of(rule), [], vocabulary => RuleValidator.Validate(rule, vocabulary, RuleSubject.Customer, RulePurpose.Publish), expected, ct);
    }

    /// <summary>The same from JSON: <c>{ "rule" or "ruleText" }</c>.</summary>
    public async Task<Outcome<SuitabilityView>> SaveAsync(string kristal, JsonElement body, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        var reader = new JsonObject(body, "", []);
        var reading = SegmentJson.ReadRule(reader);
        reader.Done();
        if (reading is null && reader.Problems.Count == 0) reader.Problems.Add(new Problem("request.missing_member", "/rule", "Send 'rule' or 'ruleText'."));
        return await SaveAsync(
            actor,
            kristal,
            reading?.Rule ?? Group.NoOne,
            reader.Problems,
            vocabulary => reading?.Check(vocabulary, RuleSubject.Customer, RulePurpose.Publish).Errors ?? [],
            expected,
            ct);
    }

    /// <summary>Makes a Kristal suitable for everyone.</summary>
    public async Task<Outcome<bool>> RemoveAsync(string kristal, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                string key = Nfc.Of(kristal);
                var record = await write.Db.Suitabilities.FirstOrDefaultAsync(s => s.Kristal == key, token);
                if (record is null) return Outcome.NotFound("suitability.unknown", $"Kristal '{kristal}' has no suitability rule.");
                if (!Expected.Holds(expected, record.Version)) return Expected.Failed($"The suitability of '{kristal}'");
                write.Db.Suitabilities.Remove(record);
                write.Configuration = write.Configuration with { Suitability = write.Configuration.Suitability.Remove(key) };
                return Outcome.Ok(true);
            },
            ct);
    }

    private Task<Outcome<SuitabilityView>> SaveAsync(
        Actor actor, string kristal, Group rule, List<Problem> problems, Func<RuleVocabulary, IEnumerable<RuleError>> check, Expected? expected, CancellationToken ct) =>
        writer.WriteAsync<SuitabilityView>(
            actor,
            async (write, token) =>
            {
                if (write.Before.Population.Kristal(kristal) is null) return KristalReads.Unknown(kristal);
                List<Problem> all = [.. problems, .. check(Vocabularies.Of(write.Before)).Select(e => e.ToProblem())];
                if (all.Count > 0) return Outcome.Invalid(all);
                string key = Nfc.Of(kristal);
                var record = await write.Db.Suitabilities.FirstOrDefaultAsync(s => s.Kristal == key, token);
                if (!Expected.Holds(expected, record?.Version)) return Expected.Failed($"The suitability of '{kristal}'");
                if (record is null)
                {
                    record = new SuitabilityRecord { Kristal = key, Rule = "", ChangedBy = "", Version = write.Now.ToUnixTimeMilliseconds() };
                    write.Db.Suitabilities.Add(record);
                }

                record.Rule = RuleJson.Write(rule);
                record.Version++;
                record.ChangedAt = write.Now;
                record.ChangedBy = write.Actor.DisplayName;
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Suitability = write.Configuration.Suitability.SetItem(key, rule) };
                return Outcome.Ok(SuitabilityReads.View(record));
            },
            ct);
}
