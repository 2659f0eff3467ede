using System.Net;
using System.Net.WebSockets;
using Xunit;

namespace Launchpoints.Tests.Hosting;

public sealed class SecurityTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("own", HttpStatusCode.OK)]
    public async Task Negotiation_ByOrigin_IsAnsweredOrRefused(string? origin, HttpStatusCode expected)
    {
        using var admin = await host.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null) request.Headers.Add("Origin", origin == "own" ? host.Url : origin);
        using var answer = await admin.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WebSocket_ByOrigin_OpensOrIsRefused(bool own)
    {
        using var admin = await host.SignedInAsync();
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = admin.Cookies;
        socket.Options.SetRequestHeader("Origin", own ? host.Url : "https://evil.example");
        var address = new Uri(host.Url.Replace("http:", "ws:", StringComparison.Ordinal) + "/_blazor");
        if (own)
        {
            await socket.ConnectAsync(address, default);
            Assert.Equal(WebSocketState.Open, socket.State);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, default));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hub_WithoutASession_IsClosed()
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("Input.Email", "a@example.com")]),
        };
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_Sent_CarryTheHeadersThatProtectThem()
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.GetAsync("/account/sign-in");
        string Header(string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
        var policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Empty(Header("Server").Replace("Kestrel", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownPage_ForSomebodySignedIn_IsOurs404()
    {
        using var admin = await host.SignedInAsync();
        using var answer = await admin.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await ConsoleClient.ReadAsync(answer);
        Assert.Equal("Nothing is here", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Not found · Launchpoints", page.Title);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/app.css")]
    public async Task OpenPlaces_WithoutASession_Answer(string path)
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
