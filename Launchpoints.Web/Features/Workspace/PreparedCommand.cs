using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>A statement that is compiled once and run for every row, inside the write's transaction.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand command;

    public PreparedCommand(WorkspaceWrite write, string statement, params string[] parameters)
    {
        command = (SqliteCommand)write.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction)write.Db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = statement;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Prepare();
    }

    /// <summary>Runs it with one value a parameter, in order; gives the first column of the first row, null where there is none.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteScalar() is var result and not DBNull ? result : null;
    }

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
