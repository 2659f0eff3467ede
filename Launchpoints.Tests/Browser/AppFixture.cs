using Launchpoints.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>A console of its own and a browser to use it with, signed in as its administrator unless said otherwise.</summary>
public class AppFixture : ConsoleHost, IAsyncLifetime
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    /// <summary>Errors that scripts of any page threw.</summary>
    public IList<string> PageErrors { get; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (Chromium.Path is not null || Chromium.Required) await Shared.Value;

        // Nothing is slower for it: an expectation ends as soon as it is met. Only a machine that is busy with others needs the time.
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    /// <summary>A page in a browser session of its own.</summary>
    public async Task<IPage> OpenAsync(
        string path = "/", int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool signedIn = true,
        string email = AdminEmail, string password = AdminPassword)
    {
        var browser = await Shared.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Url,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
        });
        if (signedIn)
        {
            using var client = await SignedInAsync(email, password);
            await context.AddCookiesAsync(client.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Url }));
        }
        var page = await context.NewPageAsync();
        page.PageError += (_, message) => PageErrors.Add(message);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) PageErrors.Add(message.Text);
        };
        await page.GotoAsync(path);
        return page;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        // Both live as long as the test process; the browser ends with it.
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path ?? throw new InvalidOperationException(Chromium.HowToGet),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
