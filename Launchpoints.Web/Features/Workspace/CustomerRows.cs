using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Writes customers, one at a time: the current row, its history, and the same in memory.</summary>
internal sealed class CustomerRows(WorkspaceWrite write, int source) : IDisposable
{
    private readonly AttributeChanges changes = new();
    private readonly PreparedCommand find = new(write, "SELECT Id, IsAwaited, Attributes FROM Customers WHERE Key = @key", "@key");

    private readonly PreparedCommand insert = new(
        write, "INSERT INTO Customers (Key, IsAwaited, Attributes) VALUES (@key, 0, @attributes) RETURNING Id", "@key", "@attributes");

    private readonly PreparedCommand update = new(
        write, "UPDATE Customers SET IsAwaited = 0, Attributes = @attributes WHERE Id = @id", "@id", "@attributes");

    private readonly HistoryRows history = new(write, AttributeScope.Customer, source);

    /// <summary>Adds the customer or changes its attributes.</summary>
    /// <param name="key">In NFC.</param>
    /// <param name="given">Values by attribute id; missing clears.</param>
    /// <param name="replace">Whether attributes that are not given are cleared.</param>
    public RowEffect Put(string key, IReadOnlyDictionary<int, AttributeValue> given, bool replace)
    {
        int id = 0;
        bool awaited = false;
        string? stored = null;
        using (var row = find.Query(key))
        {
            if (row.Read())
            {
                (id, awaited, stored) = (row.GetInt32(0), row.GetBoolean(1), row.GetString(2));
            }
        }

        changes.Compare(stored, write.Attributes, given, replace);
        bool isNew = id == 0 || awaited;
        foreach (int missing in isNew ? changes.Changed.Where(c => c.Value.IsMissing).Select(c => c.Key).ToArray() : [])
        {
            changes.Changed.Remove(missing);
        }

        if (!isNew && changes.Changed.Count == 0)
        {
            return RowEffect.Unchanged;
        }

        string attributes = AttributeJson.Write(changes.Current);
        if (id == 0)
        {
            id = Convert.ToInt32(insert.Scalar(key, attributes), System.Globalization.CultureInfo.InvariantCulture);
        }
        else
        {
            update.Execute(id, attributes);
        }

        history.Add(id, AttributeJson.Write(changes.Changed, keepMissing: true));
        if (isNew)
        {
            write.Population.PutCustomer(key);
        }

        foreach (var (attribute, value) in changes.Changed)
        {
            write.Population.SetCustomer(key, write.Attributes.Find(attribute)!.Key, value);
        }

        return isNew ? RowEffect.Inserted : RowEffect.Updated;
    }

    public void Dispose()
    {
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        history.Dispose();
    }
}
