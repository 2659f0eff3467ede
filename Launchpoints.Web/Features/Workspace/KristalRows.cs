using System.Globalization;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Writes Kristals, one at a time: the current row, its history, and the same in memory.</summary>
internal sealed class KristalRows(WorkspaceWrite write, int source) : IDisposable
{
    private readonly AttributeChanges changes = new();

    private readonly PreparedCommand find = new(
        write, "SELECT Id, IsAwaited, Title, Active, Attributes FROM Kristals WHERE Key = @key", "@key");

    private readonly PreparedCommand insert = new(
        write,
        "INSERT INTO Kristals (Key, IsAwaited, Title, Active, Attributes) VALUES (@key, 0, @title, @active, @attributes) RETURNING Id",
        "@key", "@title", "@active", "@attributes");

    private readonly PreparedCommand update = new(
        write,
        "UPDATE Kristals SET IsAwaited = 0, Title = @title, Active = @active, Attributes = @attributes WHERE Id = @id",
        "@id", "@title", "@active", "@attributes");

    private readonly HistoryRows history = new(write, AttributeScope.Kristal, source);

    /// <summary>Adds the Kristal or changes it.</summary>
    /// <param name="key">In NFC.</param>
    /// <param name="title">The title, where the row says something about it; null clears.</param>
    /// <param name="active">Whether it is active, where the row says so; a new one is.</param>
    /// <param name="given">Values by attribute id; missing clears.</param>
    /// <param name="replace">Whether what is not given is cleared: attributes, the title, and active back to true.</param>
    public RowEffect Put(string key, (string? Value, bool Given) title, bool? active, IReadOnlyDictionary<int, AttributeValue> given, bool replace)
    {
        int id = 0;
        bool awaited = true;
        string? stored = null, oldTitle = null;
        bool oldActive = true;
        using (var row = find.Query(key))
        {
            if (row.Read())
            {
                (id, awaited, stored) = (row.GetInt32(0), row.GetBoolean(1), row.GetString(4));
                oldTitle = row.IsDBNull(2) ? null : row.GetString(2);
                oldActive = awaited || row.GetBoolean(3);
            }
        }

        changes.Compare(stored, write.Attributes, given, replace);
        foreach (int missing in awaited ? changes.Changed.Where(c => c.Value.IsMissing).Select(c => c.Key).ToArray() : [])
        {
            changes.Changed.Remove(missing);
        }

        string? newTitle = title.Given ? title.Value : replace ? null : oldTitle;
        bool newActive = active ?? (replace || oldActive);
        bool titleChanged = newTitle != oldTitle, activeChanged = newActive != oldActive;
        if (!awaited && changes.Changed.Count == 0 && !titleChanged && !activeChanged)
        {
            return RowEffect.Unchanged;
        }

        string attributes = AttributeJson.Write(changes.Current);
        if (id == 0)
        {
            id = Convert.ToInt32(insert.Scalar(key, newTitle, newActive, attributes), CultureInfo.InvariantCulture);
        }
        else
        {
            update.Execute(id, newTitle, newActive, attributes);
        }

        history.Add(id, AttributeJson.WriteKristalChanges(
            changes.Changed, (newTitle, titleChanged || awaited), activeChanged || awaited ? newActive : null));
        write.Population.PutKristal(key, newTitle, newActive);
        foreach (var (attribute, value) in changes.Changed)
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
    }
}
