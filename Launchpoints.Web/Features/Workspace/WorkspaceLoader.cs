using System.Runtime.InteropServices;
using Launchpoints.Engine.Population;
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
        int[] kristals = Kristals(connection, editor, attributes), customers = Customers(connection, editor, attributes, ct);
        Events(connection, editor, attributes, customers, kristals, ct);
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

    /// <summary>Reads the Kristals, those that wait too; gives their rows by id.</summary>
    private static int[] Kristals(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes)
    {
        using var rows = new SqliteStatement(connection, "SELECT Id, Key, IsAwaited, Title, Active, Attributes FROM Kristals ORDER BY Id");
        var values = new AttributeValues();
        var places = new List<int>();
        while (rows.Step())
        {
            string key = rows.Text(1);
            Place(places, rows.Int32(0), editor.KristalRow(key));
            if (rows.Int32(2) != 0) continue;
            editor.PutKristal(key, rows.IsNull(3) ? null : rows.Text(3), rows.Int32(4) != 0);
            values.Clear();
            AttributeJson.Read(rows.Bytes(5), attributes, values);
            foreach (var (id, value) in values.Items)
            {
                editor.SetKristal(key, attributes.Find(id)!.Key, value);
            }
        }

        return [.. places];
    }

    /// <summary>Reads the customers, those that wait too; gives their rows by id.</summary>
    private static int[] Customers(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        using var rows = new SqliteStatement(connection, "SELECT Id, Key, IsAwaited, Attributes FROM Customers ORDER BY Id");
        var values = new AttributeValues();
        var columns = new Dictionary<int, AttributeColumn>();
        var places = new List<int>();
        while (rows.Step())
        {
            ct.ThrowIfCancellationRequested();
            int row = editor.CustomerRow(rows.Text(1));
            Place(places, rows.Int32(0), row);
            if (rows.Int32(2) != 0) continue;
            editor.PutCustomer(row);
            values.Clear();
            AttributeJson.Read(rows.Bytes(3), attributes, values);
            foreach (var (id, value) in values.Items)
            {
                if (!columns.TryGetValue(id, out var column)) columns[id] = column = editor.CustomerColumn(attributes.Find(id)!.Key);
                editor.SetCustomer(row, column, value);
            }
        }

        return [.. places];
    }

    private static void Events(
        SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, int[] customers, int[] kristals, CancellationToken ct)
    {
        var types = new List<int>();
        using (var rows = new SqliteStatement(connection, "SELECT Id, Key FROM EventTypes ORDER BY Id"))
        {
            while (rows.Step()) Place(types, rows.Int32(0), editor.EventTypeOrdinal(rows.Text(1)));
        }

        using var chunks = new EventChunkTable(connection, attributes);
        chunks.Read(
            0,
            events =>
            {
                Replace(events.Customers, customers);
                Replace(events.Types, CollectionsMarshal.AsSpan(types));
                foreach (ref int kristal in events.Kristals) kristal = kristal == 0 ? -1 : kristals[kristal];
                editor.AddEvents(events.Batch());
            },
            ct);
    }

    private static void Replace(Span<int> ids, ReadOnlySpan<int> rows)
    {
        foreach (ref int id in ids) id = rows[id];
    }

    private static void Place(List<int> rows, int id, int row)
    {
        while (rows.Count <= id) rows.Add(-1);
        rows[id] = row;
    }
}
