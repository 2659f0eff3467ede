using Launchpoints.Web.Configuration;
using Launchpoints.Web.Features.Demonstration;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting;

internal static class Workspace
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWorkspace>();
        builder.Services.AddSingleton<WorkspaceLoader>();
        builder.Services.AddSingleton<WorkspaceWriter>();
        builder.Services.AddSingleton<Questions>();
        builder.Services.AddSingleton<DemonstrationWorkspace>();
    }

    /// <summary>Reads the store into memory; questions are answered from then on.</summary>
    public static async Task LoadWorkspaceAsync(this WebApplication app)
    {
        var live = app.Services.GetRequiredService<LiveWorkspace>();
        live.Replace(await app.Services.GetRequiredService<WorkspaceLoader>().LoadAsync(1, app.Lifetime.ApplicationStopping));
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
