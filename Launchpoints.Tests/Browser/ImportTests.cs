using System.Globalization;
using System.Net;
using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Accounts;
using Launchpoints.Tests.Features.Imports;
using Launchpoints.Web.Features.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

public sealed class ImportTests(AppFixture app) : IClassFixture<AppFixture>
{
    // Five rows: two good ones, a wrong number once 'Level' is one, a row without a key and a short one.
    private const string Mixed = "Client ID,Country,Level\r\nm1,SG,3\r\nm2,HK,high\r\n,SG,2\r\nm4,SG\r\nm5,SG,4\r\n";

    [BrowserFact]
    public async Task File_WithMistakes_IsMappedLoadedInPartAndReported()
    {
        var page = await app.OpenAsync("/import?kind=customers");
        await page.ChooseFileAsync("people.csv", Mixed);
        await Assertions.Expect(page.GetByLabel("What “Client ID” becomes")).ToHaveValueAsync("=key");
        await Assertions.Expect(page.GetByText("2 of the first 5 would be rejected")).ToBeVisibleAsync();
        await page.GetByLabel("Key of the new attribute for “Level”").FillAsync("level");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByLabel("Type of the new attribute for “Level”").SelectOptionAsync("Number");
        await Assertions.Expect(page.GetByText("3 of the first 5 would be rejected")).ToBeVisibleAsync();
        await page.GetByLabel("What “Country” becomes").SelectOptionAsync(new SelectOptionValue { Label = "Nothing, pass over" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 5 rows" }).ClickAsync();

        await Assertions.Expect(page.GetByText("2 of 5 rows were taken; 3 were rejected.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "“level” has values of another type" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("2 of 5 rows were taken; 3 were rejected.")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the 3 rejected rows" }).ClickAsync());
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("3,level,import.wrong_value,", lines[1], StringComparison.Ordinal);

        using var api = app.Api();
        var known = await api.GetStringAsync("customers/m5");
        Assert.Contains("\"level\":4", known, StringComparison.Ordinal);
        Assert.DoesNotContain("ountry", known, StringComparison.Ordinal);
        Assert.Empty(app.PageErrors);
    }

    [BrowserFact]
    public async Task Import_UnderWay_ShowsHowFarItIsAndStopsWhenAsked()
    {
        var csv = new StringBuilder("key\n");
        for (int i = 0; i < 200_000; i++) csv.Append("stopped-").Append(i).Append('\n');
        using var paused = new PausedImport(app.Services.GetRequiredService<ImportProgress>());
        var imports = app.Imports();
        var preview = (await imports.PreviewAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), ImportKind.Customers, ImportFormat.Csv, default)).Value!;
        int import = (await imports.StartAsync(preview.File, "long.csv", new ImportOptions(ImportKind.Customers, ImportFormat.Csv), default)).Value!.Value;
        var position = await paused.Reached;

        // A page that is opened later, or by somebody else, sees the same.
        var page = await app.OpenAsync($"/import/{import}");
        await Assertions.Expect(page.GetByText($"{position.Read.ToString("N0", CultureInfo.InvariantCulture)} rows read, 0 rejected")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "How much of the file is read" })).ToHaveJSPropertyAsync("value", Math.Round(position.Fraction, 3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel import" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stopping…" })).ToBeDisabledAsync();
        paused.Release();
        await Assertions.Expect(page.GetByText("The import was cancelled. Nothing of the file was loaded.")).ToBeVisibleAsync();
        using var api = app.Api();
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/stopped-0")).Status);
        Assert.Empty(app.PageErrors);
    }

    [BrowserFact]
    public async Task File_Dropped_IsTakenLikeAChosenOne()
    {
        var page = await app.OpenAsync("/import?kind=kristals");
        await Assertions.Expect(page.GetByText("Drop a file here, or choose one")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".import__drop[data-listens]")).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            () => {
                const files = new DataTransfer();
                files.items.add(new File(['key,title\nd1,Dropped'], 'dropped.csv', { type: 'text/csv' }));
                document.querySelector('.import__drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "dropped.csv" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" })).ToBeEnabledAsync();
    }

    [BrowserFact]
    public async Task File_WithoutItsKey_CannotBeRunBeforeOneIsChosen()
    {
        var page = await app.OpenAsync("/import?kind=customers");
        await page.ChooseFileAsync("nokey.csv", "who,level\nx1,2\n");
        var run = page.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" });
        await Assertions.Expect(run).ToBeDisabledAsync();
        await Assertions.Expect(page.GetByText("No column is “The customer's key”")).ToBeVisibleAsync();
        await page.GetByLabel("What “who” becomes").SelectOptionAsync("=key");
        await Assertions.Expect(run).ToBeEnabledAsync();
    }

    [BrowserFact]
    public async Task Import_ByAViewer_IsNotOpen()
    {
        var (email, password) = await Accounts.InviteAsync(app, "import.viewer@example.com", Web.Features.Accounts.Role.Viewer);
        var page = await app.OpenAsync("/import", email: email, password: password);
        await Assertions.Expect(page.GetByText("This is not open to you")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("input[type=file]").CountAsync());
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Import_InEachLookAndStep_HasNoAxeViolationAndFitsANarrowScreen(ColorScheme scheme)
    {
        var page = await app.OpenAsync("/import?kind=customers", scheme: scheme);
        await Assertions.Expect(page.GetByText("Drop a file here, or choose one")).ToBeVisibleAsync();
        await CheckAsync(page);
        // Other names, so that this test does not declare what another one expects to be new.
        await page.ChooseFileAsync("people.csv", Mixed.Replace("Country,Level", "Land,Grade", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByText("2 of the first 5 would be rejected")).ToBeVisibleAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 5 rows" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why rows were rejected" })).ToBeVisibleAsync();
        await CheckAsync(page);
        Assert.Empty(app.PageErrors);
    }

    [FarTransBrowserFact]
    public async Task FarTrans_ThroughThePage_LoadsWithoutARejectedRow()
    {
        foreach (var (kind, file, rows) in new[] { ("customers", "customers.csv.gz", 29_090), ("kristals", "kristals.csv", 806), ("events", "events.csv.gz", 79_914) })
        {
            var page = await app.OpenAsync($"/import?kind={kind}");
            await page.ChooseFileAsync($"{kind}.csv", await SharedData.ReadAsync(file));
            string count = rows.ToString("N0", CultureInfo.InvariantCulture);
            await page.GetByRole(AriaRole.Button, new() { Name = $"Import {count} rows" }).ClickAsync(new() { Timeout = 60_000 });
            await Assertions.Expect(page.GetByText($"All {count} rows were taken.")).ToBeVisibleAsync(new() { Timeout = 120_000 });
            await page.CloseAsync();
        }
    }

    private static async Task CheckAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1440, 900);
        await page.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(360, 740);
        await page.ShouldBeAccessibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await page.SetViewportSizeAsync(1440, 900);
    }
}
