using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Launchpoints.Tests.Hosting;

/// <summary>Uses the console's plain pages as a browser without scripts would.</summary>
internal sealed class ConsoleClient : IDisposable
{
    private readonly HttpClient http;

    public ConsoleClient(string url)
    {
        http = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Opens the page, fills the form of that name, and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Field, string Value)[] fields)
    {
        var page = await PageAsync(path);
        var hidden = page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Single(f => f.QuerySelector($"input[name=_handler][value='{form}']") is not null)
            .QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        var all = hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        return await http.PostAsync(path, new FormUrlEncodedContent(all));
    }

    public Task<HttpResponseMessage> TrySignInAsync(string email, string password) =>
        SubmitAsync("/account/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", password));

    public async Task SignInAsync(string email, string password)
    {
        using var response = await TrySignInAsync(email, password);
        if (response.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Sign-in of {email} answered {response.StatusCode}.");
    }

    public void Dispose() => http.Dispose();
}
