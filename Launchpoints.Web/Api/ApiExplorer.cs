namespace Launchpoints.Web.Api;

/// <summary>A small page of our own to try the contract. It holds no data; every call it makes needs a key.</summary>
internal static class ApiExplorer
{
    public static void MapExplorer(this IEndpointRouteBuilder app) => app
        .MapGet("/api-explorer", (IWebHostEnvironment environment) =>
            environment.WebRootFileProvider.GetFileInfo("api-explorer/index.html") is { Exists: true } page
                ? Results.Stream(page.CreateReadStream(), "text/html; charset=utf-8")
                : Results.NotFound())
        .AllowAnonymous().ExcludeFromDescription();
}
