using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Launchpoints.Tests.Browser;

/// <summary>Ribbons put in another order by buttons, by keys and by dragging.</summary>
[Collection(Demonstration.Collection)]
public sealed class RibbonOrderTests(Demonstration app)
{
    [BrowserFact]
    public async Task Ribbons_ByButtons_ChangePlacesAndKeepTheFocus()
    {
        var page = await app.GoAsync("/ribbons?placement=home");
        var titles = Titles(page);
        await Expect(titles).ToHaveCountAsync(7);
        var before = await titles.AllInnerTextsAsync();
        var later = page.GetByRole(AriaRole.Button, new() { Name = $"Move {before[0]} later", Exact = true });
        await later.ClickAsync();
        await Expect(titles).ToHaveTextAsync([before[1], before[0], .. before.Skip(2)]);
        await Expect(page.GetByText("Moved to place 2 of 7")).ToBeAttachedAsync();
        await Expect(later).ToBeFocusedAsync();

        // At the top there is no earlier: the focus stays with the ribbon all the same.
        await page.GetByRole(AriaRole.Button, new() { Name = $"Move {before[0]} earlier", Exact = true }).PressAsync("Enter");
        await Expect(titles).ToHaveTextAsync(before);
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = $"Actions for {before[0]}" }).Locator(":focus")).ToHaveCountAsync(1);
        Assert.Empty(app.Faults);
    }

    [BrowserFact]
    public async Task Ribbons_Dragged_ChangePlacesForGood()
    {
        var page = await app.GoAsync("/ribbons?placement=home");
        await page.SetViewportSizeAsync(1440, 2400);
        var titles = Titles(page);
        await Expect(titles).ToHaveCountAsync(7);
        var before = await titles.AllInnerTextsAsync();
        await Item(page, before[0]).DragToAsync(Item(page, before[2]), Onto(await HeightAsync(page, before[2]) - 8));
        string[] after = [before[1], before[2], before[0], .. before.Skip(3)];
        await Expect(titles).ToHaveTextAsync(after);
        await page.ReloadAsync();
        await Expect(titles).ToHaveTextAsync(after);

        await Item(page, before[0]).DragToAsync(Item(page, before[1]), Onto(8));
        await Expect(titles).ToHaveTextAsync(before);
        Assert.Empty(app.Faults);
    }

    // Taken and dropped at the left edge, where no link is.
    private static LocatorDragToOptions Onto(float y) => new() { SourcePosition = new() { X = 8, Y = 8 }, TargetPosition = new() { X = 8, Y = y } };

    private static async Task<float> HeightAsync(IPage page, string title) => (await Item(page, title).BoundingBoxAsync())!.Height;

    private static ILocator Titles(IPage page) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 });

    private static ILocator Item(IPage page, string title) =>
        page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });
}
