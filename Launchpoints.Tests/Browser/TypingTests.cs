using System.Globalization;
using System.Text;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Launchpoints.Tests.Browser;

/// <summary>
/// From a key to the new exact counts on the screen, for a rule of twelve conditions. The times are reported, not asserted: read them with
/// <c>dotnet test --filter TypingTests --logger "console;verbosity=detailed"</c>, of a million customers with <c>LAUNCHPOINTS_TYPING_CUSTOMERS=1000000</c>.
/// </summary>
public sealed class TypingTests(LargeApp app, ITestOutputHelper output) : IClassFixture<LargeApp>
{
    private const int Keys = 50;
    private static readonly int[] Digits = [2, 3, 4, 5, 1];

    // From the key's own time stamp to the change of the page that shows the count, and to the picture after it.
    private const string Watch =
        """
        expected => {
            window.counted = new Promise(resolve => {
                let start;
                const shown = () => document.querySelector('.side__total strong')?.textContent === expected && !document.querySelector('.side__counts--old');
                const look = new MutationObserver(() => {
                    if (start === undefined || !shown()) return;
                    look.disconnect();
                    const changed = performance.now() - start;
                    requestAnimationFrame(() => setTimeout(() => resolve([changed, performance.now() - start]), 0));
                });
                addEventListener('keydown', key => { if (key.key.length === 1 && !key.ctrlKey) start ??= key.timeStamp; }, { capture: true });
                look.observe(document.querySelector('.seg'), { subtree: true, childList: true, characterData: true, attributes: true });
            });
        }
        """;

    [BrowserFact]
    public async Task Key_InABoxOfTheBuilder_ShowsTheNewExactCounts()
    {
        var page = await OpenAsync();
        var box = page.GetByLabel("Value, rule 9: login");
        await ReportAsync(page, "a number in the builder", logins => LargeApp.Rule(1, logins), async digit =>
        {
            await box.PressAsync("Control+A");
            return () => page.Keyboard.PressAsync(digit);
        });
    }

    [BrowserFact]
    public async Task Key_InTheText_ShowsTheNewExactCounts()
    {
        var page = await OpenAsync();
        var text = page.GetByLabel("Rule as text");
        await ReportAsync(page, "a number in the text", risk => LargeApp.Rule(risk, 1), async digit =>
        {
            await text.FocusAsync();
            await text.EvaluateAsync("area => { const at = area.value.indexOf('risk_level >= ') + 14; area.setSelectionRange(at, at + 1); }");
            return () => page.Keyboard.PressAsync(digit);
        });
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await app.OpenAsync($"/segments/{LargeApp.Segment}?asOf={Uri.EscapeDataString(DateLiteral.Write(SeededSizes.AsOf))}");
        await Expect(page.Locator(".side__total strong")).Not.ToHaveTextAsync("", new() { Timeout = 120_000 });
        await Expect(page.GetByLabel("Rule as text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("risk_level >= \\d"));
        return page;
    }

    private async Task ReportAsync(IPage page, string what, Func<int, string> rule, Func<string, Task<Func<Task>>> prepare)
    {
        var expected = Digits.ToDictionary(d => d, d => Count(rule(d)));
        using var server = new ServerTimes();
        var changed = new List<double>();
        var painted = new List<double>();
        var engine = new List<double>();
        for (int i = 0; i < Keys + 5; i++)
        {
            int digit = Digits[i % Digits.Length];
            var press = await prepare(digit.ToString(CultureInfo.InvariantCulture));
            await page.EvaluateAsync(Watch, expected[digit]);
            server.Forget();
            await press();
            double[] times = await page.EvaluateAsync<double[]>("() => window.counted");
            string asOf = await page.Locator(".side__asof").TextContentAsync() ?? "";
            if (i >= 5) // the first few are still being compiled
            {
                changed.Add(times[0]);
                painted.Add(times[1]);
                engine.Add(double.Parse(asOf[(asOf.LastIndexOf(" in ", StringComparison.Ordinal) + 4)..^3], CultureInfo.CurrentCulture));
                server.Keep();
            }

            await page.WaitForTimeoutAsync(60); // a quick typist
        }

        Assert.True(expected.Values.Distinct().Count() > 1, "Every key leads to the same count, which proves nothing.");
        Assert.Equal(Keys, changed.Count);
        Assert.Empty(app.PageErrors);
        var lines = new StringBuilder();
        lines.AppendLine(CultureInfo.InvariantCulture, $"From a key in {what} to the exact counts of 12 conditions over {app.Sizes.Customers:N0} customers and {app.Sizes.Events:N0} events, {Keys} keys, milliseconds:");
        lines.AppendLine(Row("the page has changed", changed));
        lines.AppendLine(Row("and is painted", painted));
        lines.AppendLine(Row("of this the engine", engine));
        foreach (var (name, times) in server.Kept) lines.AppendLine(Row(name, times));
        output.WriteLine(lines.ToString());
        if (Environment.GetEnvironmentVariable("LAUNCHPOINTS_TYPING_REPORT") is { Length: > 0 } report) await File.AppendAllTextAsync(report, lines.ToString());
    }

    private string Count(string rule)
    {
        var view = app.Services.GetRequiredService<LiveWorkspace>().Current.At(SeededSizes.AsOf);
        return view.Members(RuleText.Read(rule).Rule!, CancellationToken.None).Count.ToString("N0", CultureInfo.CurrentCulture);
    }

    private static string Row(string name, List<double> times)
    {
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"  {name,-36} least {sorted[0],7:0.0}   median {sorted[sorted.Count / 2],7:0.0}   95% {sorted[(int)(sorted.Count * 0.95)],7:0.0}   most {sorted[^1],7:0.0}");
    }
}
