using Launchpoints.Web.Configuration;
using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting;

internal static class Store
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoreLocation>(services => StoreLocation.Of(
            services.GetRequiredService<IOptions<LaunchpointsOptions>>().Value,
            services.GetRequiredService<IHostEnvironment>().ContentRootPath));
        builder.Services.AddSingleton<ConnectionPragmas>();
        builder.Services.AddSingleton<WriteGateway>();
        builder.Services.AddDbContextFactory<LaunchpointsDb>((services, options) => options
            .UseSqlite(services.GetRequiredService<StoreLocation>().ConnectionString)
            .AddInterceptors(services.GetRequiredService<ConnectionPragmas>()));
    }

    /// <summary>Brings the store to this version's shape before the first question is answered.</summary>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        SystemSqlite.DemandVersion();
        var location = app.Services.GetRequiredService<StoreLocation>();
        Directory.CreateDirectory(location.Directory);

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        await db.Database.MigrateAsync();
    }
}
