using System.Runtime.InteropServices;
using Launchpoints.Engine.Population;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Reads the population row by row. Rows are streamed on SQLite's own interface: an object for each value of millions would be the time.</summary>
internal static class StoreReading
{
    /// <summary>Reads everything into an editor that has the attributes.</summary>
    public static void Read(SqliteConnection connection, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        int[] kristals = Kristals(connection, editor, attributes), customers = Customers(connection, editor, attributes, ct);
        Events(connection, editor, attributes, customers, kristals, ct);
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
                Replace(events.Kristals, kristals);
                // Another program may have taken a customer out and left the events: nobody can ask about those.
                if (events.Customers.Contains(-1) || events.Types.Contains(-1)) events.Drop(Lost(events));
                editor.AddEvents(events.Batch());
            },
            ct);
    }

    private static void Replace(Span<int> ids, ReadOnlySpan<int> rows)
    {
        foreach (ref int id in ids) id = (uint)id < (uint)rows.Length ? rows[id] : -1;
    }

    private static bool[] Lost(EventColumns events)
    {
        var lost = new bool[events.Count];
        for (int i = 0; i < lost.Length; i++) lost[i] = events.Customers[i] < 0 || events.Types[i] < 0;
        return lost;
    }

    private static void Place(List<int> rows, int id, int row)
    {
        while (rows.Count <= id) rows.Add(-1);
        rows[id] = row;
    }
}
