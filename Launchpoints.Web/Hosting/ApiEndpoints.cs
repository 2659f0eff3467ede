using Launchpoints.Web.Api;
using Launchpoints.Web.Api.Imports;

namespace Launchpoints.Web.Hosting;

/// <summary>The HTTP contract, what describes it, and what watches over it.</summary>
internal static class ApiEndpoints
{
    public static void AddApi(this WebApplicationBuilder builder) => builder.Services.AddDescription();

    public static void UseApi(this WebApplication app) => app.UseApiProblems();

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        // Until the store is read, Startup answers in the place of both.
        app.MapGet("/health/ready", () => Results.Text("ready")).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapExplorer();
        app.MapDownloads();

        app.MapGroup("/api/v1").RequireAuthorization().MapNouns();
    }
}
