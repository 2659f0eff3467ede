using Launchpoints.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>
/// The product, put together as its own Program does, with two endpoints more: both return bytes that they were given, one behind the same key as
/// the product's own, one without any. What they cost is what a request costs before anything is decided.
/// </summary>
internal static class ProductWithBytes
{
    /// <summary>Behind the key, in the group of the product's endpoints.</summary>
    public const string WithKey = "/api/v1/same-bytes";

    /// <summary>Without a key.</summary>
    public const string WithoutKey = "/same-bytes";

    public static async Task RunAsync(string urls)
    {
        Threads.KeepThreadsReady();
        HugePages.Ask();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", "--urls", urls],
            ApplicationName = typeof(Launchpoints.Web.Hosting.Startup).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddSettings();
        builder.AddStartup();
        builder.AddStore();
        builder.AddWorkspace();
        builder.AddAccounts();
        builder.AddFeatures();
        builder.AddApi();
        builder.AddConsole();

        var app = builder.Build();
        app.UseStartup();
        app.UseApi();
        app.UseConsole();
        app.MapConsole();
        app.MapApi();
        MapBytes(app);
        await app.RunAsync(async () =>
        {
            await app.PrepareStoreAsync();
            await app.LoadWorkspaceAsync();
            await app.PrepareDemonstrationAsync();
            await app.PrepareAccountsAsync();
        });
    }

    private static void MapBytes(WebApplication app)
    {
        byte[] bytes = [];
        string contentType = "";
        app.MapGet(WithKey, () => Results.Bytes(bytes, contentType)).RequireAuthorization();
        app.MapGet(WithoutKey, () => Results.Bytes(bytes, contentType)).AllowAnonymous();
        app.MapPut(WithKey, async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            bytes = body.ToArray();
            contentType = request.ContentType!;
        }).RequireAuthorization();
    }
}
