using Launchpoints.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

public sealed class ApiExplorerTests(AppFixture app) : IClassFixture<AppFixture>
{
    [BrowserFact]
    public async Task Explorer_WithAKey_SendsAndShowsTheAnswer()
    {
        var page = await app.OpenAsync("/api-explorer");
        await page.GetByLabel("API key").FillAsync(ConsoleHost.ApiKey);
        await page.GetByLabel("Operation").SelectOptionAsync(new SelectOptionValue { Label = "GET /settings" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("200");
        await Assertions.Expect(page.GetByLabel("Body of the answer")).ToContainTextAsync("\"minCustomers\": 20");
        Assert.Empty(app.PageErrors);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Explorer_InEachLook_HasNoAxeViolation(ColorScheme scheme, int width)
    {
        var page = await app.OpenAsync("/api-explorer", width: width, scheme: scheme);
        await Assertions.Expect(page.GetByText("All attributes of customers")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        if (Environment.GetEnvironmentVariable("LAUNCHPOINTS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"api-explorer-{scheme}-{width}.png"), FullPage = true });
        }
    }
}
