using Launchpoints.Web.Configuration;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Data;

/// <summary>Where the store lies on disk.</summary>
public sealed record StoreLocation(string Directory)
{
    public string File => Path.Combine(Directory, "launchpoints.db");

    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = File,
        ForeignKeys = true,
        // Seconds a statement waits for another writer before it fails; writers queue in WriteGateway, so this is a last resort.
        DefaultTimeout = 30,
    }.ToString();

    public static StoreLocation Of(LaunchpointsOptions options, string contentRoot) =>
        new(Path.GetFullPath(options.DataDirectory, contentRoot));
}
