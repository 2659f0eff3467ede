namespace Launchpoints.Web.Hosting.Security;

/// <summary>
/// Refuses what a page of another site sends: the console's hub, its negotiation and its WebSocket (to which browsers apply no same-origin
/// rule of their own), and every form. Programs that are no browser send no Origin; the HTTP contract is protected by its keys instead.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Launchpoints.Web.Hosting.Security.SameOrigin");
        app.Use((http, next) =>
        {
            var request = http.Request;
            if (!Concerns(request) || IsOwn(request)) return next(http);
            log.LogWarning("Refused {Method} {Path} from a foreign origin.", request.Method, request.Path.ToUriComponent());
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    private static bool Concerns(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method));

    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return true;
        return origin.Count == 1 && string.Equals(origin[0], $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
