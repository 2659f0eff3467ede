using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

internal static class Accessibility
{
    /// <summary>Runs axe over the page (WCAG 2.0 to 2.2, A and AA) and lists what it finds.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        // Until the icons' font is there, an icon's name stands in its place as text, which axe would read as a label.
        await page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        var found = result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => "    " + node.Html)));
        Assert.True(result.Violations.Length == 0, string.Join('\n', found));
    }
}
