using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>While there is no administrator, every page leads to the one that makes the first.</summary>
internal static class SetupFirst
{
    public static void UseSetupFirst(this WebApplication app)
    {
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        app.Use((http, next) =>
        {
            var wantsPage = HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
            if (!first.Wanted || !wantsPage || http.Request.Path == "/setup") return next(http);
            http.Response.Redirect("/setup");
            return Task.CompletedTask;
        });
    }
}
