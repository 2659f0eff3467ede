namespace Launchpoints.Web.Hosting.Security;

/// <summary>Whoever came in with a temporary password sees one page only, until it is changed.</summary>
internal static class MustChangePassword
{
    public const string Claim = "lp:must-change";

    private const string Page = "/account/password";

    public static void UsePasswordChangeFirst(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.User.HasClaim(Claim, "true") || http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal)) return next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null) return next(http);
        http.Response.Redirect(Page);
        return Task.CompletedTask;
    });
}
