namespace Launchpoints.Web.Hosting;

/// <summary>One line per noun of <c>Api</c>.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", () => Results.Text("ready"));
    }
}
