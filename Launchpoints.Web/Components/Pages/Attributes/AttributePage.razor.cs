using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Components.RuleBuilder;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Attributes;

/// <summary>One attribute: what its values look like, what it means, whether rules may use it, and where they do.</summary>
public sealed partial class AttributePage : IDisposable
{
    private readonly Latest asking = new();
    private const int FirstValues = 10;

    private AttributeView? view;
    private AttributeProfile? profile;
    private AttributeForm form = new();
    private IReadOnlyList<Usage> usages = [];
    private IReadOnlyList<Problem> problems = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string? missing;
    private string? said;
    private bool everything;
    private bool mayCurate;

    /// <summary>customer, kristal or event.</summary>
    [Parameter]
    public required string Scope { get; set; }

    /// <summary>The attribute's key.</summary>
    [Parameter]
    public required string Key { get; set; }

    [Inject]
    private AttributeReads Reads { get; set; } = default!;

    [Inject]
    private AttributeWrites Writes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    private string? Subtitle => view is null ? null : $"{view.Definition.Scope} attribute, {AttributeWords.Type(view.Definition.Type)}";

    private string Noun => AttributeWords.PluralInside(view!.Definition.Scope);

    private IReadOnlyList<ValueCount> Top => everything ? profile!.Top : [.. profile!.Top.Take(FirstValues)];

    private IEnumerable<(string Name, string Text)> Said =>
    [
        ("Description", view!.Definition.Description ?? "open"),
        ("Source", view.Definition.Source ?? "open"),
        ("Purpose", view.Definition.Purpose ?? "open"),
        ("Kept for", view.Definition.RetentionDays is { } days ? $"{Number(days)} days" : "open"),
        ("May be named to customers", view.Definition.ShowToCustomer ? "yes" : "no"),
    ];

    public void Dispose() => asking.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var mine = asking.Next();
        (view, profile, said, everything, problems) = (null, null, null, false, []);
        if (AttributeWords.Read(Scope) is not { } scope)
        {
            missing = $"“{Scope}” has no attributes; customers, Kristals and events have.";
            return;
        }

        mayCurate = await Access.MayAsync(Permission.Curate, CancellationToken.None);
        zone = (await Rules.VocabularyAsync(CancellationToken.None)).Zone;
        var found = await Reads.FindAsync(scope, Key, CancellationToken.None);
        missing = found.Succeeded ? null : found.Message;
        if (!found.Succeeded) return;
        Take(found.Value);
        usages = await Reads.UsagesAsync(scope, Key, CancellationToken.None);
        var profiled = await Reads.ProfileAsync(scope, Key, mine);
        mine.ThrowIfCancellationRequested();
        profile = profiled.Value;
    }

    private async Task SaveAsync()
    {
        said = null;
        var outcome = await Writes.SaveAsync(form.Apply(view!.Definition), Expected.Version(view.Version), CancellationToken.None);
        problems = outcome.Problems;
        if (!outcome.Succeeded) return;
        Take(outcome.Value);
        said = view.Definition.Status == AttributeStatus.Actionable ? "Saved. Published rules may use it." : "Saved. Drafts may use it.";
    }

    private void Take(AttributeView taken)
    {
        view = taken;
        form = AttributeForm.Of(taken.Definition);
    }

    // The ends of a histogram's bins are numbers for dates as well.
    private string End(double end) => ActualText.Of(
        view!.Definition.Type == AttributeType.Date ? AttributeValue.OfDate((long)Math.Round(end)) : AttributeValue.OfNumber(end), zone);

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
