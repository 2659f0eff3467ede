using System.Security.Claims;
using Launchpoints.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>The cookie that carries a session of the console.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "lp-session";
        options.Cookie.HttpOnly = true;
        // Lax, not Strict: a link in an e-mail or chat has to open the console, not the sign-in page.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = false;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            // Every request asks the store: a role or password that changed a second ago counts.
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = context => ToSignIn(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => ToSignIn(context, StatusCodes.Status403Forbidden),
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var reader = context.HttpContext.RequestServices.GetRequiredService<SessionReader>();
        var state = await reader.ReadAsync(context.Principal, context.HttpContext.RequestAborted);
        if (state.Actor is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        if (state.MustChangePassword)
            context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(MustChangePassword.Claim, "true")]));
    }

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A page leads to sign-in; what a script asks for gets a status it can read.
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
