using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Hosting;

internal static class Workspace
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWorkspace>();
        builder.Services.AddSingleton<WorkspaceLoader>();
        builder.Services.AddSingleton<WorkspaceWriter>();
        builder.Services.AddSingleton<Questions>();
    }

    /// <summary>Reads the store into memory; questions are answered from then on.</summary>
    public static async Task LoadWorkspaceAsync(this WebApplication app)
    {
        var live = app.Services.GetRequiredService<LiveWorkspace>();
        live.Replace(await app.Services.GetRequiredService<WorkspaceLoader>().LoadAsync(1, app.Lifetime.ApplicationStopping));
    }
}
