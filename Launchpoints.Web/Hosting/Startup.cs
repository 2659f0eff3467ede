using Launchpoints.Web.Api;
using Launchpoints.Web.Features;

namespace Launchpoints.Web.Hosting;

/// <summary>
/// Listens first and prepares then: a large store takes a while to read, and whoever watches over the process must be able to tell one that
/// is reading from one that is dead.
/// </summary>
internal static class Startup
{
    private const string TryAgainAfter = "2"; // seconds

    private const string WaitingPage = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="refresh" content="2">
        <title>Starting · Launchpoints</title>
        <body style="font-family: system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
        <h1>Launchpoints is starting</h1>
        <p role="status">The store is being read. This page opens by itself when that is done.</p>
        """;

    public static void AddStartup(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Readiness>();

    /// <summary>Until everything is prepared, says so to whoever asks. Comes before everything else in the pipeline, which may need the store.</summary>
    public static void UseStartup(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use((http, next) => readiness.IsReady ? next(http) : AnswerAsync(http));
    }

    /// <summary>Runs the console to its end; what <paramref name="prepare"/> throws ends it.</summary>
    public static async Task RunAsync(this WebApplication app, Func<Task> prepare)
    {
        try
        {
            await app.StartAsync();
            try
            {
                await prepare();
                app.Services.GetRequiredService<Readiness>().Set();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Stopped while it was reading: the next start begins anew.
            }
            catch
            {
                await app.StopAsync(); // so that nothing that waits for the store complains before the reason is told
                throw;
            }

            await app.WaitForShutdownAsync();
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path == "/health/live") return http.Response.WriteAsync("live");
        http.Response.Headers.RetryAfter = TryAgainAfter;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        bool wantsPage = HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (!wantsPage)
        {
            return Answers.Problem(StatusCodes.Status503ServiceUnavailable, "server.starting", "The store is still being read; ask again in a moment.").ExecuteAsync(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(WaitingPage);
    }
}
