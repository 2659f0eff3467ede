using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>A console over the demonstration workspace, with one signed-in page that the tests hand on to each other.</summary>
public sealed class Demonstration : AppFixture
{
    public const string Collection = "The demonstration in a browser";

    private IPage? page;

    /// <summary>What went wrong in the page since this was last emptied: errors of scripts, the console's errors, and requests to other hosts.</summary>
    public IList<string> Faults { get; } = [];

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Launchpoints:Demo"] = "true" };

    /// <summary>The page, at an address.</summary>
    public async Task<IPage> GoAsync(string path)
    {
        if (page is null)
        {
            page = await OpenAsync("/");
            Watch(page);
        }

        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Faults.Clear();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Writes down what goes wrong in a page.</summary>
    public void Watch(IPage watched)
    {
        ArgumentNullException.ThrowIfNull(watched);
        watched.PageError += (_, message) => Faults.Add(message);
        watched.Console += (_, message) =>
        {
            // A page that is not there answers 404, as it should, and the browser says so.
            if (message.Type == "error" && !message.Text.Contains("404 (Not Found)", StringComparison.Ordinal)) Faults.Add(message.Text);
        };
        watched.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(Url + "/", StringComparison.Ordinal)) Faults.Add("Asked " + request.Url);
        };
    }
}

[CollectionDefinition(Demonstration.Collection)]
public sealed class DemonstrationCollection : ICollectionFixture<Demonstration>;
