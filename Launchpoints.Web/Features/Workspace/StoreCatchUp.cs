using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Brings a population that was noted at a mark to the state of the store, by what the history and the events say came since.</summary>
internal static class StoreCatchUp
{
    /// <summary>The population as the store has it. Nothing may have been taken out since the mark (<see cref="StoreCertificate.CanContinue"/>).</summary>
    public static PopulationSnapshot Continue(
        SqliteConnection connection, StoreMark mark, PopulationSnapshot population, AttributeMap attributes, CancellationToken ct)
    {
        if (StoreCertificate.CountChanges(connection) == mark.Changes) return population;
        var editor = population.Edit();
        foreach (var definition in attributes.All) editor.Define(definition);
        Kristals(connection, mark, editor, attributes);
        Customers(connection, mark, editor, attributes, ct);
        Events(connection, mark, editor, attributes, ct);
        return editor.Build();
    }

    /// <summary>How many events the store has.</summary>
    public static long CountEvents(SqliteConnection connection)
    {
        using var count = new SqliteStatement(connection, "SELECT COALESCE(SUM(Count), 0) FROM EventChunks");
        count.Step();
        long events = count.Int64(0);
        count.Reset();
        return events;
    }

    private static void Kristals(SqliteConnection connection, StoreMark mark, PopulationEditor editor, AttributeMap attributes)
    {
        using var rows = new SqliteStatement(
            connection,
            """
            SELECT Key, Title, Active, Attributes FROM Kristals
            WHERE IsAwaited = 0 AND Id IN (SELECT EntityId FROM AttributeWrites WHERE Id > ?1 AND Scope = ?2) ORDER BY Id
            """);
        rows.Bind(1, mark.LastWrite).Bind(2, (int)AttributeScope.Kristal);
        var values = new AttributeValues();
        while (rows.Step())
        {
            string key = rows.Text(0);
            editor.PutKristal(key, rows.IsNull(1) ? null : rows.Text(1), rows.Int32(2) != 0);
            Read(rows.Bytes(3), AttributeScope.Kristal, attributes, values);
            foreach (var (id, value) in values.Items) editor.SetKristal(key, attributes.Find(id)!.Key, value);
        }
    }

    private static void Customers(SqliteConnection connection, StoreMark mark, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        using var rows = new SqliteStatement(
            connection,
            """
            SELECT Key, Attributes FROM Customers
            WHERE IsAwaited = 0 AND Id IN (SELECT EntityId FROM AttributeWrites WHERE Id > ?1 AND Scope = ?2) ORDER BY Id
            """);
        rows.Bind(1, mark.LastWrite).Bind(2, (int)AttributeScope.Customer);
        var values = new AttributeValues();
        while (rows.Step())
        {
            ct.ThrowIfCancellationRequested();
            int row = editor.CustomerRow(rows.Text(0));
            editor.PutCustomer(row);
            Read(rows.Bytes(1), AttributeScope.Customer, attributes, values);
            foreach (var (id, value) in values.Items) editor.SetCustomer(row, editor.CustomerColumn(attributes.Find(id)!.Key), value);
        }
    }

    /// <summary>All attributes of a scope with what a row has of them: what it has not any more is cleared.</summary>
    private static void Read(ReadOnlySpan<byte> stored, AttributeScope scope, AttributeMap attributes, AttributeValues values)
    {
        values.Clear();
        foreach (var definition in attributes.All)
        {
            if (definition.Scope == scope) values.Set(attributes.IdOf(scope, definition.Key)!.Value, AttributeValue.Missing);
        }

        AttributeJson.Read(stored, attributes, values);
    }

    private static void Events(SqliteConnection connection, StoreMark mark, PopulationEditor editor, AttributeMap attributes, CancellationToken ct)
    {
        using var customers = new SqliteStatement(connection, "SELECT Key FROM Customers WHERE Id = ?1");
        using var kristals = new SqliteStatement(connection, "SELECT Key FROM Kristals WHERE Id = ?1");
        using var types = new SqliteStatement(connection, "SELECT Key FROM EventTypes WHERE Id = ?1");
        Dictionary<int, int> customerRows = [], kristalRows = new() { [0] = -1 }, typeOrdinals = [];
        using var chunks = new EventChunkTable(connection, attributes);
        chunks.Read(
            mark.NextEvent,
            events =>
            {
                Replace(events.Customers, customers, customerRows, editor.CustomerRow);
                Replace(events.Kristals, kristals, kristalRows, editor.KristalRow);
                Replace(events.Types, types, typeOrdinals, editor.EventTypeOrdinal);
                editor.AddEvents(events.Batch());
            },
            ct);
    }

    private static void Replace(Span<int> ids, SqliteStatement keyOf, Dictionary<int, int> rows, Func<string, int> rowOf)
    {
        foreach (ref int id in ids)
        {
            if (!rows.TryGetValue(id, out int row))
            {
                keyOf.Bind(1, id);
                if (!keyOf.Step()) throw new InvalidDataException("An event names somebody who is not in the store.");
                rows[id] = row = rowOf(keyOf.Text(0));
                keyOf.Reset();
            }

            id = row;
        }
    }
}
