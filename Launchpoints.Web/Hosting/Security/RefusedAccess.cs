using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>Turns a refusal inside an operation into the answer that HTTP has for it.</summary>
internal static class RefusedAccess
{
    public static void UseRefusedAccess(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (AccessDeniedException e) when (!http.Response.HasStarted)
        {
            if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !e.SignedIn && HttpMethods.IsGet(http.Request.Method))
                http.Response.Redirect("/account/sign-in");
            else if (e.SignedIn)
                await Refusal.WriteAsync(http, StatusCodes.Status403Forbidden, "auth.scope_missing", $"This needs the permission '{e.Permission}', which was not granted.");
            else
                await Refusal.WriteAsync(http, StatusCodes.Status401Unauthorized, "auth.key_missing", "The key or session is not valid any more.");
        }
    });
}
