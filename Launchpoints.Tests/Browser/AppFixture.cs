using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>The whole console on a port of its own with a store of its own, and a browser to use it.</summary>
public class AppFixture : WebApplicationFactory<LaunchpointsDb>, IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Url { get; private set; } = "";

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.HowToGet);

    /// <summary>A page in a browser session of its own; errors of the page's scripts fail loudly in <see cref="PageErrors"/>.</summary>
    public async Task<IPage> OpenAsync(string path = "/", int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Url,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        page.PageError += (_, message) => PageErrors.Add(message);
        await page.GotoAsync(path);
        return page;
    }

    public IList<string> PageErrors { get; } = [];

    public async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Url = ClientOptions.BaseAddress.ToString();
        if (Chromium.Path is null)
        {
            if (Chromium.Required) throw new InvalidOperationException(Chromium.HowToGet);
            return;
        }
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Launchpoints:DataDirectory", directory);
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
    }

    /// <summary>More configuration, for fixtures that derive from this one.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Launchpoints:Demo"] = "false" };
}
