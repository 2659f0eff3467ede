using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Launchpoints.Tests.Browser;

/// <summary>A segment written, changed and published without a mouse. Nothing here clicks, and nothing sets the focus.</summary>
public sealed class KeyboardTests(AppFixture app) : IClassFixture<AppFixture>
{
    [BrowserFact]
    public async Task Segment_ByKeyboardAlone_IsWrittenMovedUndoneAndPublished()
    {
        await SendAsync("customers/import?newAttributes=actionable", SmallWorkspace.Customers);
        await SendAsync("kristals/import?newAttributes=actionable", SmallWorkspace.Kristals);
        await SendAsync("events/import?newAttributes=actionable", SmallWorkspace.Events);

        var page = await app.OpenAsync("/segments/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New segment" })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Name") }));
        await page.Keyboard.TypeAsync("Faithful north");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Key") })).ToHaveValueAsync("faithful_north");
        await page.Keyboard.PressAsync("Enter");

        var rule = page.GetByRole(AriaRole.Region, new() { Name = "Who belongs to it" });
        var text = page.GetByLabel("Rule as text");
        ILocator Named(string name) => rule.GetByLabel(name, new() { Exact = true });
        ILocator Button(string name) => rule.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        // Added: the focus is where one goes on.
        await TabToAsync(page, Button("Add condition to the whole rule"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Named("Field, rule 1")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("country");
        await TabToAsync(page, Named("Add a value, rule 1: country"));
        await page.Keyboard.TypeAsync("Norway");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Button("Remove Norway from rule 1: country")).ToBeVisibleAsync();
        await Expect(Named("Add a value, rule 1: country")).ToBeFocusedAsync();
        await Expect(Named("Add a value, rule 1: country")).ToHaveValueAsync("");

        await TabToAsync(page, Button("Add group to the whole rule"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Named("Field, rule 2.1")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("purchase");
        await TabToAsync(page, Named("Value, rule 2.1: purchase"));
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync("3");
        await TabToAsync(page, rule.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add condition to group 2, level 2") }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Named("Field, rule 2.2")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("gold");
        await Expect(text).ToHaveValueAsync(First);

        // Moved: the focus goes along.
        await TabToAsync(page, Named("Field, rule 1"), back: true);
        string country = await FocusedAsync(page);
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(text).ToHaveValueAsync(Moved);
        await Expect(Named("Field, rule 2")).ToBeFocusedAsync();
        Assert.Equal(country, await FocusedAsync(page));
        await page.Keyboard.PressAsync("ControlOrMeta+z");
        await Expect(text).ToHaveValueAsync(First);
        await Expect(Button("all of").First).ToBeFocusedAsync();

        // Undone and done again by the buttons.
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Redo", Exact = true }), back: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(Moved);
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }), back: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(First);
        await Expect(Button("all of").First).ToBeFocusedAsync();

        // Copied, and the copy removed: the focus goes to what is next.
        await TabToAsync(page, Named("Field, rule 1"));
        await page.Keyboard.PressAsync("ControlOrMeta+d");
        await Expect(Named("Field, rule 2")).ToBeFocusedAsync();
        Assert.NotEqual(country, await FocusedAsync(page));
        await TabToAsync(page, Button("Remove rule 2"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(First);
        Assert.Matches("^rb-[0-9]+-field$", await FocusedAsync(page));

        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Publish" }), back: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Version 1 serves")).ToBeVisibleAsync();
        // 20 are in Norway; of them 10 bought three times, and 36, 48 and 60 are gold without.
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The rule in words" })).ToContainTextAsync("13 customers, 15 Kristals");
        Assert.Empty(app.PageErrors);
    }

    private static readonly Regex First = new(@"^country IN \('Norway'\)\s+AND\s+\(COUNT\(purchase\) >= 3\s+OR gold = true\)$");
    private static readonly Regex Moved = new(@"^\(COUNT\(purchase\) >= 3\s+OR gold = true\)\s+AND country IN \('Norway'\)$");

    // As a person would: Tab until it is there.
    private static async Task TabToAsync(IPage page, ILocator target, bool back = false)
    {
        await Expect(target).ToBeVisibleAsync();
        await Expect(target).ToBeEnabledAsync();
        for (int presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }

        Assert.Fail($"200 presses of Tab do not reach {target}; the focus is at {await FocusedAsync(page)}.");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.outerHTML.slice(0, 120)");

    private async Task SendAsync(string path, string csv)
    {
        using var api = app.Api();
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var answer = await api.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
