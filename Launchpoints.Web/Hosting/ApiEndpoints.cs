using Launchpoints.Web.Api;
using Launchpoints.Web.Api.Imports;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Hosting;

/// <summary>The HTTP contract, what describes it, and what watches over it.</summary>
internal static class ApiEndpoints
{
    public static void AddApi(this WebApplicationBuilder builder) => builder.Services.AddDescription();

    public static void UseApi(this WebApplication app) => app.UseApiProblems();

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (LiveWorkspace live) => live.IsReady
            ? Results.Text("ready")
            : Results.Text("The store is still being read.", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapExplorer();
        app.MapDownloads();

        app.MapGroup("/api/v1").RequireAuthorization().MapNouns();
    }
}
