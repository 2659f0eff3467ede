using System.Text;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>The ids of customers, Kristals or event types by key; what is not there is made.</summary>
/// <param name="connection">With the write's transaction.</param>
/// <param name="find">Gives the id of a key.</param>
/// <param name="add">Makes a row of a key, and gives its id.</param>
/// <param name="row">Gives the row of a key in memory.</param>
internal sealed class EntityIds(SqliteConnection connection, string find, string add, Func<string, int> row) : IDisposable
{
    private readonly SqliteStatement finding = new(connection, find);
    private readonly SqliteStatement adding = new(connection, add);

    /// <summary>The keys that were met.</summary>
    public KeyTable Keys { get; } = new();

    /// <summary>The id of a key that was met.</summary>
    public int IdOf(int key)
    {
        ref int id = ref Keys.Ids[key];
        if (id == 0)
        {
            finding.BindText(1, Keys.Utf8(key));
            id = finding.Step() ? Taken(finding) : 0;
        }

        if (id == 0)
        {
            adding.BindText(1, Keys.Utf8(key));
            id = adding.Step() ? Taken(adding) : throw new InvalidOperationException("A row that was inserted has no id.");
        }

        return id;
    }

    /// <summary>The row, or ordinal, of a key that was met; made in memory when it is not there.</summary>
    public int RowOf(int key) => Keys.Rows[key] is > 0 and var known ? known - 1 : (Keys.Rows[key] = row(Encoding.UTF8.GetString(Keys.Utf8(key))) + 1) - 1;

    public void Dispose()
    {
        finding.Dispose();
        adding.Dispose();
    }

    private static int Taken(SqliteStatement statement)
    {
        int id = statement.Int32(0);
        statement.Reset(); // an insert was done before its first row came; nothing is left to run
        return id;
    }
}
