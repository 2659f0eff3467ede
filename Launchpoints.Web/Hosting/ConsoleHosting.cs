using Launchpoints.Web.Components;
using Launchpoints.Web.Hosting.Security;
using Radzen;

namespace Launchpoints.Web.Hosting;

internal static class ConsoleHosting
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "lp-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
    }

    public static void UseConsole(this WebApplication app)
    {
        app.UseSafeHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }
        app.UseWhen(
            http => HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseSameOrigin();
        app.UseRouting();
        app.UseRefusedAccess();
        app.UseSetupFirst();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePasswordChangeFirst();
        app.UseAntiforgery();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignOut();
        // Our own policy says who may frame a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
