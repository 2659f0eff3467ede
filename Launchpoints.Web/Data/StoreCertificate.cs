using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Data;

/// <summary>
/// Makes the store count its own changes, so that whatever was noted beside it can be held against it with certainty: the tables that the population is
/// read from have triggers, which no program that writes to the file can forget.
/// </summary>
/// <remarks>
/// What was noted at a mark can be continued when the store went on from that very state, nothing was taken out since, and nobody but the console wrote:
/// then everything that came since is in the history and among the events. A copy of the store that went on by itself has other epochs; one that was
/// put back from a backup ended the mark's epoch before the mark.
/// </remarks>
internal static class StoreCertificate
{
    private const int KeptEpochs = 1_000;

    private static readonly string[] Tables = ["Customers", "Kristals", "Attributes", "EventTypes", "EventChunks"];

    /// <summary>For the migration that makes the tables.</summary>
    public static string Sql { get; } = string.Join(
        "\n",
        [
            "INSERT INTO StoreState (Id, Changes, Known, Removals, HashKey) VALUES (1, 0, 0, 0, randomblob(16));",
            .. from table in Tables
               from change in new[] { "INSERT", "UPDATE", "DELETE" }
               select $"CREATE TRIGGER TR_{table}_{change} AFTER {change} ON {table} BEGIN UPDATE StoreState SET Changes = Changes + 1; END;",
        ]);

    /// <summary>Begins the epoch of this run, inside a write.</summary>
    public static void BeginEpoch(SqliteConnection connection)
    {
        Account(connection, removes: CountChanges(connection) != CountKnown(connection));
        Run(connection, "UPDATE StoreEpochs SET Until = (SELECT Changes FROM StoreState) WHERE Until IS NULL");
        Run(connection, "INSERT INTO StoreEpochs (Stamp) VALUES (randomblob(16))");
        Run(connection, $"DELETE FROM StoreEpochs WHERE Id <= (SELECT MAX(Id) - {KeptEpochs} FROM StoreEpochs)");
    }

    /// <summary>How many rows of the population were written.</summary>
    public static long CountChanges(SqliteConnection connection) => Number(connection, "SELECT Changes FROM StoreState");

    /// <summary>Notes, as the last thing of a write, that the changes so far are known; gives the mark that the store has once this is committed.</summary>
    /// <param name="connection">With the write's transaction.</param>
    /// <param name="removes">Whether something was taken out, or somebody else wrote, so that marks of before cannot be continued.</param>
    public static StoreMark Account(SqliteConnection connection, bool removes)
    {
        Run(connection, $"UPDATE StoreState SET Known = Changes, Removals = Removals + {(removes ? 1 : 0)}");
        return Read(connection);
    }

    /// <summary>The mark of the state that the connection sees.</summary>
    public static StoreMark Read(SqliteConnection connection)
    {
        using var epoch = new SqliteStatement(connection, "SELECT Stamp FROM StoreEpochs WHERE Until IS NULL");
        var stamp = epoch.Step() ? new Guid(epoch.Bytes(0)) : Guid.Empty;
        epoch.Reset();
        return new StoreMark(
            stamp,
            CountChanges(connection),
            Number(connection, "SELECT Removals FROM StoreState"),
            Number(connection, "SELECT COALESCE(MAX(Id), 0) FROM AttributeWrites"),
            Number(connection, "SELECT COALESCE(MAX(Id + Count), 1) FROM (SELECT Id, Count FROM EventChunks ORDER BY Id DESC LIMIT 1)"));
    }

    /// <summary>Whether what was noted at a mark is the state that the connection sees, or becomes it with what came since.</summary>
    public static bool CanContinue(SqliteConnection connection, StoreMark mark)
    {
        if (CountChanges(connection) != CountKnown(connection) || Number(connection, "SELECT Removals FROM StoreState") != mark.Removals)
        {
            return false;
        }

        using var epoch = new SqliteStatement(connection, "SELECT COALESCE(Until, (SELECT Changes FROM StoreState)) FROM StoreEpochs WHERE Stamp = ?1");
        epoch.BindBlob(1, mark.Epoch.ToByteArray());
        bool reached = epoch.Step() && epoch.Int64(0) >= mark.Changes;
        epoch.Reset();
        return reached;
    }

    private static long CountKnown(SqliteConnection connection) => Number(connection, "SELECT Known FROM StoreState");

    private static long Number(SqliteConnection connection, string query)
    {
        using var statement = new SqliteStatement(connection, query);
        long number = statement.Step() ? statement.Int64(0) : throw new InvalidOperationException("The store has lost the row that tells it apart (StoreState).");
        statement.Reset();
        return number;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        statement.Run();
    }
}
