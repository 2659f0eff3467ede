namespace Launchpoints.Web.Hosting;

/// <summary>One line per noun of <c>Api</c>, each given the group that already asks for a key.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", () => Results.Text("ready")).AllowAnonymous();

        var api = app.MapGroup("/api/v1").RequireAuthorization();
        _ = api;
    }
}
