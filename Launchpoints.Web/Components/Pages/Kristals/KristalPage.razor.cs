using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.RuleBuilder;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Events;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Kristals;

/// <summary>One Kristal: its title, whether it is active, its attributes, and what happened with it last.</summary>
public sealed partial class KristalPage
{
    // The title is no attribute; no attribute has an empty key.
    private const string TitleField = "";
    private const int LatestEvents = 12;

    private KristalView? kristal;
    private PageOf<EventView>? events;
    private IReadOnlyList<AttributeDefinition> attributes = [];
    private IReadOnlyList<Problem> problems = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private ElementReference input;
    private string? missing;
    private string? mistake;
    private string? editing;
    private string typed = "";
    private bool focus;
    private bool removing;
    private bool mayIngest;

    /// <summary>The Kristal's key.</summary>
    [Parameter]
    public required string Key { get; set; }

    [Inject]
    private KristalReads Reads { get; set; } = default!;

    [Inject]
    private KristalWrites Writes { get; set; } = default!;

    [Inject]
    private EventReads Events { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private IEnumerable<string> Fields => [TitleField, .. attributes.Select(a => a.Key)];

    protected override async Task OnParametersSetAsync()
    {
        mayIngest = await Access.MayAsync(Permission.Ingest, CancellationToken.None);
        var vocabulary = await Rules.VocabularyAsync(CancellationToken.None);
        (attributes, zone) = (vocabulary.Schema.Of(AttributeScope.Kristal), vocabulary.Zone);
        var found = await Reads.FindAsync(Key, CancellationToken.None);
        kristal = found.Value;
        missing = found.Succeeded ? null : found.Message;
        if (found.Succeeded) events = await Events.ListAsync(new EventQuery(Kristal: Key, Size: LatestEvents), CancellationToken.None);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus && editing is not null)
        {
            focus = false;
            await input.FocusAsync();
        }
    }

    private bool IsKnown(string field) => field == TitleField ? kristal!.Title is not null : kristal!.Attributes.ContainsKey(field);

    private string Shown(string field) => field == TitleField
        ? kristal!.Title ?? "none"
        : kristal!.Attributes.TryGetValue(field, out var value) ? ActualText.Of(value, zone) : "unknown";

    private void Edit(string field)
    {
        (editing, mistake, focus) = (field, null, true);
        typed = field == TitleField ? kristal!.Title ?? "" : kristal!.Attributes.TryGetValue(field, out var value) ? Written(value) : "";
    }

    private Task SwitchAsync(ChangeEventArgs args) => PatchAsync(new KristalChange { Active = args.Value is true });

    private async Task SaveAsync(string field)
    {
        string text = typed.Trim();
        if (field == TitleField)
        {
            await PatchAsync(new KristalChange { HasTitle = true, Title = text.Length == 0 ? null : text });
            return;
        }

        var value = AttributeValue.Missing;
        if (text.Length > 0 && !CellReader.TryRead(attributes.First(a => a.Key == field).Type, text, zone, out value, out string? reason))
        {
            mistake = reason;
            return;
        }

        await PatchAsync(new KristalChange { Attributes = ImmutableDictionary<string, AttributeValue>.Empty.Add(field, value) });
    }

    private async Task PatchAsync(KristalChange change)
    {
        var outcome = await Writes.PatchAsync(Key, change, CancellationToken.None);
        problems = outcome.Problems;
        if (!outcome.Succeeded) return;
        kristal = outcome.Value;
        editing = null;
    }

    private async Task RemoveAsync()
    {
        var outcome = await Writes.DeleteAsync(Key, CancellationToken.None);
        problems = outcome.Problems;
        if (outcome.Succeeded) Navigation.NavigateTo("/kristals");
    }

    // As a cell of a file has it, which is how it is read back.
    private static string Written(AttributeValue value) => value.Type switch
    {
        AttributeType.Text => value.Text,
        AttributeType.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        AttributeType.Boolean => value.Boolean ? "true" : "false",
        AttributeType.Date => DateLiteral.Write(value.Milliseconds),
        _ => string.Join('|', value.Tags),
    };
}
