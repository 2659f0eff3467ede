using System.Collections.Immutable;
using System.Text.Json;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Kristals;

/// <summary>Changes single Kristals and takes them out of the catalogue.</summary>
public sealed class KristalWrites(IAccess access, WorkspaceWriter writer, LiveWorkspace live)
{
    /// <summary>Changes what the JSON gives: <c>{ "title", "active", "attributes": { name: value, or null to clear } }</c>.</summary>
    public async Task<Outcome<KristalView>> PatchAsync(string key, JsonElement body, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        var reader = new JsonObject(body, "", []);
        bool hasTitle = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("title", out _);
        string? title = reader.Text("title");
        bool? active = reader.Boolean("active");
        var values = reader.Object("attributes") is { } attributes ? CustomerJson.ReadValues(attributes, AttributeScope.Kristal, live.Current) : null;
        reader.Done();
        if (reader.Problems.Count > 0) return Outcome.Invalid(reader.Problems);
        return await PatchAsync(
            key,
            new KristalChange { Title = title, HasTitle = hasTitle, Active = active, Attributes = values ?? ImmutableDictionary<string, AttributeValue>.Empty },
            ct);
    }

    /// <summary>The same from a page. The Kristal must be there.</summary>
    public async Task<Outcome<KristalView>> PatchAsync(string key, KristalChange change, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        var outcome = await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                if (write.Before.Population.Kristal(key) is null) return KristalReads.Unknown(key);
                var given = new Dictionary<int, AttributeValue>();
                foreach (var (name, value) in change.Attributes)
                {
                    var definition = write.Before.Population.Schema.Find(AttributeScope.Kristal, name);
                    if (definition is null || (!value.IsMissing && value.Type != definition.Type))
                    {
                        return Outcome.Invalid("attribute.wrong_value", $"/attributes/{name}", $"'{name}' is no Kristal attribute of that type.");
                    }

                    given[write.Attributes.IdOf(AttributeScope.Kristal, name)!.Value] = value;
                }

                using var rows = new KristalRows(write, await write.SourceIdAsync(token));
                rows.Put(Nfc.Of(key), (change.Title, change.HasTitle), change.Active, given, replace: false);
                return Outcome.Ok(true);
            },
            ct);
        return !outcome.Succeeded ? outcome.AsFailure()
            : live.Current.Population.Kristal(key) is { } kristal ? Outcome.Ok(KristalReads.View(kristal)) : KristalReads.Unknown(key);
    }

    /// <summary>Takes a Kristal out of the catalogue with its attributes, its history and the rule that says for whom it is suitable. Events that name it stay, as they may name any.</summary>
    public async Task<Outcome<bool>> DeleteAsync(string key, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        return await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                string normal = Nfc.Of(key);
                var record = await write.Db.Kristals.FirstOrDefaultAsync(k => k.Key == normal && !k.IsAwaited, token);
                if (record is null) return KristalReads.Unknown(key);
                await write.Db.AttributeWrites.Where(w => w.Scope == AttributeScope.Kristal && w.EntityId == record.Id).ExecuteDeleteAsync(token);
                await write.Db.Suitabilities.Where(s => s.Kristal == normal).ExecuteDeleteAsync(token);
                write.Configuration = write.Configuration with { Suitability = write.Configuration.Suitability.Remove(normal) };
                if (write.Before.Population.IsNamedByEvents(normal))
                {
                    Await(record);
                }
                else
                {
                    write.Db.Kristals.Remove(record);
                }

                await write.Db.SaveChangesAsync(token);
                write.RemoveKristal(normal);
                return Outcome.Ok(true);
            },
            ct);
    }

    private static void Await(Data.Records.KristalRecord record)
    {
        record.IsAwaited = true;
        record.Title = null;
        record.Active = false;
        record.Attributes = "{}";
    }
}
