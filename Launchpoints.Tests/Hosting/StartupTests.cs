using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Launchpoints.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Launchpoints.Tests.Hosting;

public sealed class StartupTests
{
    [Fact]
    public async Task Console_WhileItReadsTheStore_LivesAndSendsEverybodyToWait()
    {
        var reading = new TaskCompletionSource();
        await using var app = Build();
        var run = app.RunAsync(() => reading.Task);
        using var client = new HttpClient { BaseAddress = await AddressAsync(app) };

        Assert.Equal("live", await client.GetStringAsync("health/live"));
        using (var early = await client.GetAsync("api/v1/qualification"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
            Assert.Equal("application/problem+json", early.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(early.Headers.RetryAfter!.Delta);
            Assert.Equal("server.starting", (await early.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>());
        }

        using (var ready = await client.GetAsync("health/ready")) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (var request = new HttpRequestMessage(HttpMethod.Get, "segments"))
        {
            request.Headers.Accept.ParseAdd("text/html");
            using var page = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains("http-equiv=\"refresh\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        reading.SetResult();
        for (int i = 0; i < 200 && (await client.GetAsync("health/ready")).StatusCode != HttpStatusCode.OK; i++) await Task.Delay(10);
        Assert.Equal("the store", await client.GetStringAsync("segments"));
        app.Lifetime.StopApplication();
        await run;
    }

    [Fact]
    public async Task Console_ThatCannotReadItsStore_EndsWithTheReason()
    {
        await using var app = Build();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunAsync(() => throw new InvalidOperationException("The store is broken.")));
        Assert.Equal("The store is broken.", e.Message);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddStartup();
        var app = builder.Build();
        app.UseStartup();
        app.MapGet("/health/ready", () => "ready");
        app.MapGet("/segments", () => "the store");
        return app;
    }

    private static async Task<Uri> AddressAsync(WebApplication app)
    {
        var started = new TaskCompletionSource();
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return new Uri(app.Urls.First());
    }
}
