using System.Text.Json;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Segments;

/// <summary>Saves, publishes and deletes segments.</summary>
public sealed class SegmentWrites(IAccess access, WorkspaceWriter writer, LiveWorkspace live)
{
    /// <summary>Saves a whole draft as it is on screen. A rule that is wrong in more than what publishing alone refuses is not saved.</summary>
    public async Task<Outcome<SegmentView>> SaveDraftAsync(SegmentDefinition draft, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        // The way over JSON checks a draft of the builder exactly as one that came over HTTP, and gives the canonical rule.
        using var document = JsonDocument.Parse(SegmentJson.Write(draft), new JsonDocumentOptions { MaxDepth = 160 });
        return await SaveDraftAsync(draft.Key, document.RootElement, expected, ct);
    }

    /// <summary>Saves a whole draft from JSON; what it leaves out takes its default.</summary>
    public async Task<Outcome<SegmentView>> SaveDraftAsync(string key, JsonElement body, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Author, ct);
        if (Keys.Read(key, out var reason) is not { } normal) return Keys.Invalid(reason);
        var reading = SegmentJson.Read(body, normal);
        return await writer.WriteAsync<SegmentView>(
            actor,
            async (write, token) =>
            {
                // Checked inside the write: names that are known now are still known when the draft is there.
                var vocabulary = Vocabularies.Of(write.Before, alsoKnown: normal);
                var problems = reading.Check(vocabulary, RulePurpose.Draft);
                if (problems.Count > 0 || reading.Definition is null) return Outcome.Invalid(problems);
                var draft = reading.Definition;
                var cycle = RuleCycles.Check(
                    normal, k => k == normal ? draft.Rule : write.Before.Configuration.Segments.GetValueOrDefault(k)?.Draft.Rule, "/rule");
                if (cycle is not null) return Outcome.Invalid([cycle.ToProblem()]);

                var record = await write.Db.Segments.Include(s => s.PublishedVersion).FirstOrDefaultAsync(s => s.Key == normal, token);
                if (!Expected.Holds(expected, record?.Version)) return Expected.Failed($"Segment '{normal}'");
                string json = SegmentJson.Write(draft);
                if (record is null)
                {
                    record = new SegmentRecord { Key = normal, Draft = json, ChangedBy = "", Version = write.Now.ToUnixTimeMilliseconds() };
                    write.Db.Segments.Add(record);
                }
                else if (record.Draft == json)
                {
                    return Outcome.Ok(SegmentReads.View(record, write.Configuration));
                }

                record.Draft = json;
                Touch(record, write);
                await write.Db.SaveChangesAsync(token);
                var before = write.Configuration.Segments.GetValueOrDefault(normal);
                Set(write, normal, new SegmentEntry(draft, before?.Published, before?.Version ?? 0));
                return Outcome.Ok(SegmentReads.View(record, write.Configuration));
            },
            ct);
    }

    /// <summary>Makes the draft the version that serves. A conflict with the mistakes when it cannot be; nothing new when it is already.</summary>
    public async Task<Outcome<SegmentView>> PublishAsync(string key, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await writer.WriteAsync<SegmentView>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Segments.Include(s => s.PublishedVersion).FirstOrDefaultAsync(s => s.Key == key, token);
                if (record is null) return SegmentReads.Unknown(key);
                if (!Expected.Holds(expected, record.Version)) return Expected.Failed($"Segment '{key}'");
                var entry = write.Configuration.Segments[key];
                var problems = PublishProblems(entry.Draft, write.Before);
                if (problems.Count > 0) return Outcome.Conflict(problems);
                if (record.PublishedVersion?.Definition == record.Draft) return Outcome.Ok(SegmentReads.View(record, write.Configuration));

                int number = 1 + await write.Db.SegmentVersions.Where(v => v.SegmentId == record.Id).MaxAsync(v => (int?)v.Number, token) ?? 1;
                var version = new SegmentVersionRecord
                {
                    SegmentId = record.Id,
                    Number = number,
                    Definition = record.Draft,
                    PublishedAt = write.Now,
                    PublishedById = write.Actor.Id,
                    PublishedBy = write.Actor.DisplayName,
                };
                write.Db.SegmentVersions.Add(version);
                await write.Db.SaveChangesAsync(token);
                record.PublishedVersion = version;
                record.PublishedVersionId = version.Id;
                Touch(record, write);
                await write.Db.SaveChangesAsync(token);
                Set(write, key, new SegmentEntry(entry.Draft, entry.Draft, number));
                return Outcome.Ok(SegmentReads.View(record, write.Configuration));
            },
            ct);
    }

    /// <summary>What keeps a draft from being published; empty when nothing does.</summary>
    public async Task<Outcome<IReadOnlyList<Problem>>> CheckPublishAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return live.Current.Configuration.Segments.TryGetValue(key, out var entry)
            ? Outcome.Ok(PublishProblems(entry.Draft, live.Current))
            : SegmentReads.Unknown(key);
    }

    /// <summary>Deletes a segment with all its versions, unless something refers to it.</summary>
    public async Task<Outcome<bool>> DeleteAsync(string key, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Author, ct);
        return await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Segments.FirstOrDefaultAsync(s => s.Key == key, token);
                if (record is null) return SegmentReads.Unknown(key);
                if (!Expected.Holds(expected, record.Version)) return Expected.Failed($"Segment '{key}'");
                var usages = SegmentUsages.Of(key, write.Configuration);
                if (usages.Count > 0)
                {
                    return Outcome.Conflict([.. usages.Select(u => new Problem("segment.in_use", "", $"Segment '{key}' is used by {u}."))]);
                }

                // Taking away what serves is a publication too.
                if (record.PublishedVersionId is not null) await access.DemandAsync(Permission.Publish, token);
                record.PublishedVersionId = null;
                await write.Db.SaveChangesAsync(token);
                write.Db.Segments.Remove(record);
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Segments = write.Configuration.Segments.Remove(key) };
                return Outcome.Ok(true);
            },
            ct);
    }

    private static IReadOnlyList<Problem> PublishProblems(SegmentDefinition draft, WorkspaceState state)
    {
        using var document = JsonDocument.Parse(SegmentJson.Write(draft), new JsonDocumentOptions { MaxDepth = 160 });
        var problems = SegmentJson.Read(document.RootElement, draft.Key).Check(Vocabularies.Of(state, alsoKnown: draft.Key), RulePurpose.Publish);
        var cycle = RuleCycles.Check(
            draft.Key, k => k == draft.Key ? draft.Rule : state.Configuration.Segments.GetValueOrDefault(k)?.Published?.Rule, "/rule");
        return cycle is null ? problems : [.. problems, cycle.ToProblem()];
    }

    private static void Set(WorkspaceWrite write, string key, SegmentEntry entry) =>
        write.Configuration = write.Configuration with { Segments = write.Configuration.Segments.SetItem(key, entry) };

    private static void Touch(SegmentRecord record, WorkspaceWrite write)
    {
        record.Version++;
        record.ChangedAt = write.Now;
        record.ChangedBy = write.Actor.DisplayName;
    }
}
