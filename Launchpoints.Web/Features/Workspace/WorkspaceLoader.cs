using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Reads the whole store into a state. Rows are streamed on SQLite's own interface: an object for each value of millions would be the time.</summary>
public sealed class WorkspaceLoader(IDbContextFactory<LaunchpointsDb> contexts)
{
    public async Task<WorkspaceState> LoadAsync(long version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // One read transaction: customers, events and configuration of the same commit.
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, ct);

        var editor = PopulationSnapshot.Empty.Edit();
        var attributes = await AttributesAsync(db, editor, ct);
        foreach (var type in await db.EventTypes.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Key).ToListAsync(ct))
        {
            editor.DefineEventType(type);
        }

        Kristals(connection, editor, attributes);
        Customers(connection, editor, attributes, ct);
        Events(connection, editor, attributes, ct);
        return new WorkspaceState(new(editor.Build(), await ConfigurationLoader.LoadAsync(db, ct)), attributes, version);
    }

    private static async Task<AttributeMap> AttributesAsync(LaunchpointsDb db, PopulationEditor editor, CancellationToken ct)
    {
        var map = AttributeMap.Empty;
        foreach (var record in await db.Attributes.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct))
        {
            map = map.With(record.Id, record.ToDefinition());
            editor.Define(record.ToDefinition());
        }

        return map;
    }

    private static void Kristals(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes)
    {
        using var rows = new SqliteStatement(connection, "SELECT Key, Title, Active, Attributes FROM Kristals WHERE IsAwaited = 0 ORDER BY Id");
        var values = new AttributeValues();
        while (rows.Step())
        {
            string key = rows.Text(0);
            editor.PutKristal(key, rows.IsNull(1) ? null : rows.Text(1), rows.Int32(2) != 0);
            values.Clear();
            AttributeJson.Read(rows.Bytes(3), attributes, values);
            foreach (var (id, value) in values.Items)
            {
                editor.SetKristal(key, attributes.Find(id)!.Key, value);
            }
        }
    }

    private static void Customers(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        using var rows = new SqliteStatement(connection, "SELECT Key, Attributes FROM Customers WHERE IsAwaited = 0 ORDER BY Id");
        var values = new AttributeValues();
        while (rows.Step())
        {
            ct.ThrowIfCancellationRequested();
            string key = rows.Text(0);
            editor.PutCustomer(key);
            values.Clear();
            AttributeJson.Read(rows.Bytes(1), attributes, values);
            foreach (var (id, value) in values.Items)
            {
                editor.SetCustomer(key, attributes.Find(id)!.Key, value);
            }
        }
    }

    private static void Events(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        string?[] customers = Keys(connection, "Customers"), kristals = Keys(connection, "Kristals"), types = Keys(connection, "EventTypes");
        using var chunks = new EventChunkTable(connection, attributes);
        chunks.Read(
            0,
            (_, events) =>
            {
                for (int i = 0; i < events.Count; i++)
                {
                    List<KeyValuePair<string, AttributeValue>>? values = null;
                    foreach (var column in events.Values)
                    {
                        if (column.Get(i) is { IsMissing: false } value)
                        {
                            (values ??= []).Add(KeyValuePair.Create(attributes.Find(column.Attribute)!.Key, value));
                        }
                    }

                    int kristal = events.Kristals[i];
                    editor.AddEvent(customers[events.Customers[i]]!, types[events.Types[i]]!, events.Instants[i], kristal == 0 ? null : kristals[kristal], values);
                }
            },
            ct);
    }

    /// <summary>The keys of a table by id; null where there is none of that id.</summary>
    private static string?[] Keys(SqliteConnection connection, string table)
    {
        var keys = new string?[16];
        using var rows = new SqliteStatement(connection, $"SELECT Id, Key FROM {table}");
        while (rows.Step())
        {
            int id = rows.Int32(0);
            if (id >= keys.Length) Array.Resize(ref keys, Math.Max(id + 1, keys.Length * 2));
            keys[id] = rows.Text(1);
        }

        return keys;
    }
}
