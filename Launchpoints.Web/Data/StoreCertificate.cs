namespace Launchpoints.Web.Data;

/// <summary>
/// Makes the store count its own changes, so that whatever was noted beside it can be held against it with certainty: the tables that the population is
/// read from have triggers, which no program that writes to the file can forget.
/// </summary>
internal static class StoreCertificate
{
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
}
