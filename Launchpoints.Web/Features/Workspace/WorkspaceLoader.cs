using System.Data.Common;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Reads the whole store into a state. Rows are streamed in plain ADO.NET: change tracking of millions would be the memory.</summary>
public sealed class WorkspaceLoader(IDbContextFactory<LaunchpointsDb> contexts)
{
    public async Task<WorkspaceState> LoadAsync(long version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // One read transaction: customers, events and configuration of the same commit.
        await using var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, ct);

        var editor = PopulationSnapshot.Empty.Edit();
        var attributes = await AttributesAsync(db, editor, ct);
        foreach (var type in await db.EventTypes.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Key).ToListAsync(ct))
        {
            editor.DefineEventType(type);
        }

        var connection = db.Database.GetDbConnection();
        await KristalsAsync(connection, transaction, editor, attributes, ct);
        await CustomersAsync(connection, transaction, editor, attributes, ct);
        Events((SqliteConnection)connection, editor, attributes, ct);
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

    private static async Task KristalsAsync(
        DbConnection connection, DbTransaction transaction, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        await using var command = Command(
            connection, transaction, "SELECT Key, Title, Active, Attributes FROM Kristals WHERE IsAwaited = 0 ORDER BY Id");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var values = new SortedDictionary<int, AttributeValue>();
        while (await rows.ReadAsync(ct))
        {
            string key = rows.GetString(0);
            editor.PutKristal(key, rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetBoolean(2));
            values.Clear();
            AttributeJson.Read(rows.GetString(3), attributes, values);
            foreach (var (id, value) in values)
            {
                editor.SetKristal(key, attributes.Find(id)!.Key, value);
            }
        }
    }

    private static async Task CustomersAsync(
        DbConnection connection, DbTransaction transaction, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        await using var command = Command(connection, transaction, "SELECT Key, Attributes FROM Customers WHERE IsAwaited = 0 ORDER BY Id");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var values = new SortedDictionary<int, AttributeValue>();
        while (await rows.ReadAsync(ct))
        {
            string key = rows.GetString(0);
            editor.PutCustomer(key);
            values.Clear();
            AttributeJson.Read(rows.GetString(1), attributes, values);
            foreach (var (id, value) in values)
            {
                editor.SetCustomer(key, attributes.Find(id)!.Key, value);
            }
        }
    }

    private static void Events(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        var customers = Keys(connection, "Customers");
        var kristals = Keys(connection, "Kristals");
        var types = Keys(connection, "EventTypes");
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
                    editor.AddEvent(customers[events.Customers[i]], types[events.Types[i]], events.Instants[i], kristal == 0 ? null : kristals[kristal], values);
                }
            },
            ct);
    }

    private static Dictionary<int, string> Keys(SqliteConnection connection, string table)
    {
        var keys = new Dictionary<int, string>();
        using var rows = new SqliteStatement(connection, $"SELECT Id, Key FROM {table}");
        while (rows.Step())
        {
            keys[rows.Int32(0)] = rows.Text(1);
        }

        return keys;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string query)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = query;
        return command;
    }
}
