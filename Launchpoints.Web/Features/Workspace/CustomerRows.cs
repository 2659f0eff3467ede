using System.Text;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Writes customers, one at a time: the current row, its history, and the same in memory.</summary>
internal sealed class CustomerRows(WorkspaceWrite write, int source) : IDisposable
{
    private readonly AttributeChanges changes = new();
    private readonly AttributeJson json = new();
    private readonly List<AttributeColumn?> columns = []; // by attribute id
    private readonly SqliteStatement find = new(write.Connection, "SELECT Id, IsAwaited, Attributes FROM Customers WHERE Key = ?1");
    private readonly SqliteStatement insert = new(write.Connection, "INSERT INTO Customers (Key, IsAwaited, Attributes) VALUES (?1, 0, ?2) RETURNING Id");
    private readonly SqliteStatement update = new(write.Connection, "UPDATE Customers SET IsAwaited = 0, Attributes = ?2 WHERE Id = ?1");
    private readonly HistoryRows history = new(write, AttributeScope.Customer, source);

    /// <summary>Adds the customer or changes its attributes.</summary>
    /// <param name="key">In NFC.</param>
    /// <param name="given">Values by attribute id; missing clears.</param>
    /// <param name="replace">Whether attributes that are not given are cleared.</param>
    public RowEffect Put(string key, IReadOnlyDictionary<int, AttributeValue> given, bool replace) =>
        Put(Encoding.UTF8.GetBytes(key), new AttributeValues(given), replace);

    /// <summary>The same for a key in UTF-8.</summary>
    public RowEffect Put(ReadOnlySpan<byte> key, AttributeValues given, bool replace)
    {
        int id = 0;
        bool awaited = false;
        find.BindText(1, key);
        if (find.Step())
        {
            (id, awaited) = (find.Int32(0), find.Int32(1) != 0);
            changes.Compare(find.Bytes(2), write.Attributes, given, replace);
            find.Reset();
        }
        else
        {
            changes.Compare(default, write.Attributes, given, replace);
        }

        bool isNew = id == 0 || awaited;
        if (!isNew && changes.Changed.Count == 0)
        {
            return RowEffect.Unchanged;
        }

        var attributes = json.Write(changes.Current);
        if (id == 0)
        {
            insert.BindText(1, key).BindText(2, attributes);
            insert.Step();
            id = insert.Int32(0);
            insert.Reset();
        }
        else
        {
            update.Bind(1, id).BindText(2, attributes).Run();
        }

        // Of one that is new, everything it has has changed.
        history.Add(id, isNew ? attributes : json.Write(changes.Changed, keepMissing: true));
        Show(Encoding.UTF8.GetString(key), isNew);
        return isNew ? RowEffect.Inserted : RowEffect.Updated;
    }

    public void Dispose()
    {
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        history.Dispose();
        json.Dispose();
    }

    private void Show(string key, bool isNew)
    {
        int row = write.Population.CustomerRow(key);
        if (isNew)
        {
            write.Population.PutCustomer(row);
        }

        foreach (var (attribute, value) in changes.Changed.Items)
        {
            while (columns.Count <= attribute) columns.Add(null);
            var column = columns[attribute] ??= write.Population.CustomerColumn(write.Attributes.Find(attribute)!.Key);
            write.Population.SetCustomer(row, column, value);
        }
    }
}
