using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Writes Kristals, one at a time: the current row, its history, and the same in memory.</summary>
internal sealed class KristalRows(WorkspaceWrite write, int source) : IDisposable
{
    private readonly AttributeChanges changes = new();
    private readonly AttributeJson json = new();
    private readonly SqliteStatement find = new(write.Connection, "SELECT Id, IsAwaited, Title, Active, Attributes FROM Kristals WHERE Key = ?1");

    private readonly SqliteStatement insert = new(
        write.Connection, "INSERT INTO Kristals (Key, IsAwaited, Title, Active, Attributes) VALUES (?1, 0, ?2, ?3, ?4) RETURNING Id");

    private readonly SqliteStatement update = new(
        write.Connection, "UPDATE Kristals SET IsAwaited = 0, Title = ?2, Active = ?3, Attributes = ?4 WHERE Id = ?1");

    private readonly HistoryRows history = new(write, AttributeScope.Kristal, source);

    /// <summary>Adds the Kristal or changes it.</summary>
    /// <param name="key">In NFC.</param>
    /// <param name="title">The title, where the row says something about it; null clears.</param>
    /// <param name="active">Whether it is active, where the row says so; a new one is.</param>
    /// <param name="given">Values by attribute id; missing clears.</param>
    /// <param name="replace">Whether what is not given is cleared: attributes, the title, and active back to true.</param>
    public RowEffect Put(string key, (string? Value, bool Given) title, bool? active, IReadOnlyDictionary<int, AttributeValue> given, bool replace) =>
        Put(key, title, active, new AttributeValues(given), replace);

    /// <summary>The same.</summary>
    public RowEffect Put(string key, (string? Value, bool Given) title, bool? active, AttributeValues given, bool replace)
    {
        int id = 0;
        bool awaited = true, oldActive = true;
        string? oldTitle = null;
        find.Bind(1, key);
        if (find.Step())
        {
            (id, awaited) = (find.Int32(0), find.Int32(1) != 0);
            oldTitle = find.IsNull(2) ? null : find.Text(2);
            oldActive = awaited || find.Int32(3) != 0;
            changes.Compare(find.Bytes(4), write.Attributes, given, replace);
            find.Reset();
        }
        else
        {
            changes.Compare(default, write.Attributes, given, replace);
        }

        string? newTitle = title.Given ? title.Value : replace ? null : oldTitle;
        bool newActive = active ?? (replace || oldActive);
        bool titleChanged = newTitle != oldTitle, activeChanged = newActive != oldActive;
        if (!awaited && changes.Changed.Count == 0 && !titleChanged && !activeChanged)
        {
            return RowEffect.Unchanged;
        }

        var attributes = json.Write(changes.Current);
        if (id == 0)
        {
            insert.Bind(1, key).Bind(2, newTitle).Bind(3, newActive ? 1 : 0).BindText(4, attributes);
            insert.Step();
            id = insert.Int32(0);
            insert.Reset();
        }
        else
        {
            update.Bind(1, id).Bind(2, newTitle).Bind(3, newActive ? 1 : 0).BindText(4, attributes).Run();
        }

        history.Add(id, json.WriteKristalChanges(changes.Changed, (newTitle, titleChanged || awaited), activeChanged || awaited ? newActive : null));
        write.Population.PutKristal(key, newTitle, newActive);
        foreach (var (attribute, value) in changes.Changed.Items)
        {
            write.Population.SetKristal(key, write.Attributes.Find(attribute)!.Key, value);
        }

        return awaited ? RowEffect.Inserted : RowEffect.Updated;
    }

    public void Dispose()
    {
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        history.Dispose();
        json.Dispose();
    }
}
