using Launchpoints.Web.Configuration;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Demonstration;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting;

internal static class Workspace
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWorkspace>();
        builder.Services.AddSingleton<PopulationFile>();
        builder.Services.AddSingleton<PopulationKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PopulationKeeper>());
        builder.Services.AddSingleton<WorkspaceLoader>();
        builder.Services.AddSingleton<WorkspaceWriter>();
        builder.Services.AddSingleton<Questions>();
        builder.Services.AddSingleton<DemonstrationWorkspace>();
    }

    /// <summary>Reads the store into memory; questions are answered from then on.</summary>
    public static async Task LoadWorkspaceAsync(this WebApplication app)
    {
        var live = app.Services.GetRequiredService<LiveWorkspace>();
        var ct = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<WriteGateway>().WriteAsync(
            (db, _) =>
            {
                StoreCertificate.BeginEpoch((SqliteConnection)db.Database.GetDbConnection());
                return Task.CompletedTask;
            },
            ct);
        live.Replace(await app.Services.GetRequiredService<WorkspaceLoader>().OpenAsync(1, ct));
    }

    /// <summary>Gives an empty store something to look at: in Development, or where the configuration says so.</summary>
    public static async Task PrepareDemonstrationAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<LaunchpointsOptions>>().Value;
        if (options.Demo ?? app.Environment.IsDevelopment())
        {
            await app.Services.GetRequiredService<DemonstrationWorkspace>().PrepareAsync(app.Lifetime.ApplicationStopping);
        }
    }
}
