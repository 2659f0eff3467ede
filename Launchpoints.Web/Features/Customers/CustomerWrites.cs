using System.Text.Json;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Customers;

/// <summary>Changes and erases single customers.</summary>
public sealed class CustomerWrites(IAccess access, WorkspaceWriter writer, Questions questions)
{
    /// <summary>Sets attributes; missing clears. The customer must be there.</summary>
    public async Task<Outcome<CustomerView>> PatchAsync(string key, IReadOnlyDictionary<string, AttributeValue> attributes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        var outcome = await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                if (!write.Before.Population.HasCustomer(key)) return CustomerJson.Unknown(key);
                var given = new Dictionary<int, AttributeValue>();
                foreach (var (name, value) in attributes)
                {
                    var definition = write.Before.Population.Schema.Find(AttributeScope.Customer, name);
                    if (definition is null || (!value.IsMissing && value.Type != definition.Type))
                    {
                        return Outcome.Invalid("attribute.wrong_value", $"/attributes/{name}", $"'{name}' is no customer attribute of that type.");
                    }

                    given[write.Attributes.IdOf(AttributeScope.Customer, name)!.Value] = value;
                }

                using var rows = new CustomerRows(write, await write.SourceIdAsync(token));
                rows.Put(Nfc.Of(key), given, replace: false);
                return Outcome.Ok(true);
            },
            ct);
        return outcome.Succeeded ? CustomerReads.View(questions.View(), key) : outcome.AsFailure();
    }

    /// <summary>The same from JSON: <c>{ "attributes": { name: value, or null to clear } }</c>.</summary>
    public async Task<Outcome<CustomerView>> PatchAsync(string key, JsonElement body, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        var reader = new JsonObject(body, "", []);
        var values = reader.Object("attributes") is { } attributes ? CustomerJson.ReadValues(attributes, AttributeScope.Customer, questions.State) : null;
        reader.Done();
        if (reader.Problems.Count > 0) return Outcome.Invalid(reader.Problems);
        return await PatchAsync(key, values ?? (IReadOnlyDictionary<string, AttributeValue>)new Dictionary<string, AttributeValue>(), ct);
    }

    /// <summary>Erases a customer with all attributes, events, history, exposures and rejected rows: from the tables, the write-ahead log and memory.</summary>
    public async Task<Outcome<bool>> EraseAsync(string key, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        var outcome = await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                string normal = Nfc.Of(key);
                var id = await write.Db.Customers.Where(c => c.Key == normal).Select(c => (int?)c.Id).FirstOrDefaultAsync(token);
                if (id is null) return CustomerJson.Unknown(key);
                write.EraseCustomer(id.Value, normal);
                await write.Db.AttributeWrites.Where(w => w.Scope == AttributeScope.Customer && w.EntityId == id).ExecuteDeleteAsync(token);
                await write.Db.Exposures.Where(e => e.CustomerId == id).ExecuteDeleteAsync(token); // with their ribbons
                await write.Db.ImportRejections.Where(r => r.Key == normal).ExecuteDeleteAsync(token);
                await write.Db.Customers.Where(c => c.Id == id).ExecuteDeleteAsync(token);
                return Outcome.Ok(true);
            },
            ct);
        if (outcome.Succeeded) await writer.CheckpointAsync(CancellationToken.None);
        return outcome;
    }
}
