using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Launchpoints.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Launchpoints.Tests.Browser;

/// <summary>A first day with the console, from an empty store to a ribbon that a customer sees.</summary>
public sealed class MainJobTests(MainJobTests.EmptyApp app) : IClassFixture<MainJobTests.EmptyApp>
{
    [BrowserFact]
    public async Task NewPerson_FromAnEmptyStore_ComesToARibbonThatAMemberSees()
    {
        var page = await app.OpenAsync("/", signedIn: false);
        await SetUpAsync(page);
        await ImportAsync(page, "customers", "Import customers", SmallWorkspace.Customers, 60);
        await ImportAsync(page, "kristals", "Import Kristals", SmallWorkspace.Kristals, 15);
        await ImportAsync(page, "events", "Import events", SmallWorkspace.Events, 150);
        await WriteSegmentAsync(page);
        await ArrangeAsync(page);
        await PreviewAsync(page);

        await Menu(page, "Qualification").ClickAsync();
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new("Nordic regulars") });
        await Expect(row).ToContainTextAsync("Qualified");
        await Expect(row).Not.ToContainTextAsync("Not qualified");

        await Menu(page, "Home").ClickAsync();
        await Expect(page.GetByText("What is live now, and what is not yet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Live", Exact = true })).ToContainTextAsync("Chosen for you");

        using var api = app.Api();
        var estimate = await api.PostAsJsonAsync("rules/estimate", new { ruleText = "country IN ('Norway', 'Singapore') AND COUNT(purchase) >= 3" });
        Assert.Equal(20, (await estimate.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("customers").GetInt32());
        var qualification = await api.GetFromJsonAsync<JsonElement>("qualification");
        var counted = Assert.Single(qualification.EnumerateArray());
        Assert.Equal("nordic_regulars", counted.GetProperty("segment").GetString());
        Assert.Equal((20, 15, true), (counted.GetProperty("customers").GetInt32(), counted.GetProperty("kristals").GetInt32(), counted.GetProperty("qualified").GetBoolean()));
        Assert.Empty(app.PageErrors);
    }

    private static ILocator Menu(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    // A hint below a field is part of its label's text.
    private static ILocator Field(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^" + name) });

    private async Task SetUpAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(app.Url + "/setup");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Set-up code").FillAsync(app.Services.GetRequiredService<FirstAdministrator>().Code!);
        await page.GetByLabel("Your name").FillAsync("Ada Berg");
        await page.GetByLabel("E-mail").FillAsync("ada@example.com");
        await page.GetByLabel("Password").FillAsync("a quiet morning by the sea");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create and sign in" }).ClickAsync();
        await Expect(page.GetByText("From nothing to a first ribbon.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    private static async Task ImportAsync(IPage page, string noun, string action, string file, int rows)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = action, Exact = true }).ClickAsync();
        await page.ChooseFileAsync(noun + ".csv", file);
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Are actionable at once") }).CheckAsync();
        var start = page.GetByRole(AriaRole.Button, new() { Name = $"Import {rows} rows" });
        await Expect(start).ToBeEnabledAsync();
        await page.ShouldBeAccessibleAsync();
        await start.ClickAsync();
        await Expect(page.GetByText($"All {rows} rows were taken.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(page.Locator("dl", new() { HasText = "Inserted" })).ToContainTextAsync($"Inserted{rows}");
        await page.ShouldBeAccessibleAsync();
        await Menu(page, "Home").ClickAsync();
        await Expect(page.GetByText("From nothing to a first ribbon.")).ToBeVisibleAsync();
    }

    private static async Task WriteSegmentAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a segment" }).ClickAsync();
        await Field(page, "Name").FillAsync("Nordic regulars");
        await Expect(Field(page, "Key")).ToHaveValueAsync("nordic_regulars");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create and write the rule" }).ClickAsync();

        var words = page.GetByRole(AriaRole.Region, new() { Name = "The rule in words" });
        var text = page.GetByLabel("Rule as text");
        var rule = page.GetByRole(AriaRole.Region, new() { Name = "Who belongs to it" });
        var add = rule.GetByRole(AriaRole.Button, new() { Name = "Add condition to the whole rule" });
        await Expect(words).ToContainTextAsync("60 customers, 15 Kristals");

        await add.ClickAsync();
        await rule.GetByLabel("Field, rule 1").SelectOptionAsync("country");
        var value = rule.GetByLabel("Add a value, rule 1: country");
        await value.FillAsync("Norway");
        await value.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove Norway from rule 1: country" })).ToBeVisibleAsync();
        await Expect(value).ToHaveValueAsync("");
        await Expect(words).ToContainTextAsync("20 customers");
        await Expect(text).ToHaveValueAsync("country IN ('Norway')");

        await add.ClickAsync();
        await rule.GetByLabel("Field, rule 2").SelectOptionAsync("purchase");
        await Expect(words).ToContainTextAsync("10 customers");
        await Expect(page.GetByText("Without country is Norway: 30 customers.")).ToBeVisibleAsync();
        var times = rule.GetByLabel("Value, rule 2: purchase");
        await times.FillAsync("4");
        // Nobody bought so often, so another condition is to blame now. A bare "0 customers" would be found in "10 customers", too.
        await Expect(words).ToContainTextAsync(new Regex(@"\D0 customers"));
        await Expect(page.GetByText("Without has at least 4 purchase events: 20 customers.")).ToBeVisibleAsync();
        await times.FillAsync("3");
        await Expect(words).ToContainTextAsync("10 customers");
        await Expect(text).ToHaveValueAsync(new Regex(@"^country IN \('Norway'\)\s+AND COUNT\(purchase\) >= 3$"));

        // A slip of the pen is pointed at, and the builder keeps the last rule that could be read.
        await text.FillAsync("country IN ('Norway', 'Singapore') AND COUNT(purchase) >=");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^line 1, column") }).First).ToBeVisibleAsync();
        await text.FillAsync("country IN ('Norway', 'Singapore') AND COUNT(purchase) >= 3");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove Singapore from rule 1: country" })).ToBeVisibleAsync();
        await Expect(words).ToContainTextAsync("20 customers, 15 Kristals");
        await Expect(page.GetByText("Would qualify")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Version 1 serves")).ToBeVisibleAsync();
        await Menu(page, "Home").ClickAsync();
    }

    private static async Task ArrangeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New placement" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New placement", Level = 1 })).ToBeVisibleAsync();
        await Field(page, "Name").FillAsync("Home screen");
        await Field(page, "Key").FillAsync("home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save placement" }).ClickAsync();

        await Expect(page.GetByText("This placement has no ribbon yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New ribbon" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New ribbon", Level = 1 })).ToBeVisibleAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Chosen for you");
        await page.GetByLabel("Segment").SelectOptionAsync("nordic_regulars");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Cards" })).ToContainTextAsync("Northern Fund");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save ribbon" }).ClickAsync();
        var ribbon = page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Chosen for you" }) });
        await Expect(ribbon).ToContainTextAsync("Qualified");
    }

    private static async Task PreviewAsync(IPage page)
    {
        await Menu(page, "Preview").ClickAsync();
        var customer = page.GetByRole(AriaRole.Combobox, new() { Name = "Customer", Exact = true });
        await customer.FillAsync("C03");
        await customer.PressAsync("Enter");
        var seen = page.GetByRole(AriaRole.Article);
        await Expect(seen.GetByRole(AriaRole.Heading, new() { Name = "Chosen for you" })).ToBeVisibleAsync();
        await Expect(seen.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await Expect(page).ToHaveURLAsync(new Regex("customer=C03"));

        var reasons = page.Locator("ol").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "nordic_regulars" });
        await Expect(reasons.First).ToContainTextAsync("Shown");
        await reasons.First.Locator("summary").ClickAsync();
        await Expect(reasons.First).ToContainTextAsync("actual: Norway");

        // Somebody who is none of them sees nothing, and is told why.
        await customer.FillAsync("C02");
        await customer.PressAsync("Enter");
        await Expect(page.GetByText("The customer is not in its segment")).ToBeVisibleAsync();
        await Expect(seen).ToHaveCountAsync(0);
    }

    /// <summary>Nobody and nothing is there yet; the HTTP key alone comes from the configuration.</summary>
    public sealed class EmptyApp : AppFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Launchpoints:Demo"] = "false",
            ["Launchpoints:Bootstrap:ApiKey"] = ApiKey,
        };
    }
}
