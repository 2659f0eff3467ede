using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Launchpoints.Web.Data;

/// <summary>What SQLite forgets when a connection closes, said again whenever one opens.</summary>
internal sealed class ConnectionPragmas : DbConnectionInterceptor
{
    // secure_delete: what was erased is overwritten. FULL: an acknowledged commit survives a power cut (NORMAL only promises a consistent file). 64 MiB of page cache.
    private const string Pragmas = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
