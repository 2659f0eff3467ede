using System.Globalization;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Customers;

/// <summary>One customer: attributes, time line, and how the customer stands to every segment, since when and why.</summary>
public sealed partial class CustomerPage : IDisposable
{
    private readonly Latest asking = new();
    private const int Step = 50;
    private const int MostEvents = 10_000;

    private CustomerView? customer;
    private IReadOnlyList<EventRecord> events = [];
    private IReadOnlyList<CustomerMembership>? memberships;
    private IReadOnlyList<Problem> problems = [];
    private DataSchema schema = DataSchema.Empty;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string? missing;
    private string? mistake;
    private string? editing;
    private string typed = "";
    private string confirmation = "";
    private int visible = Step;
    private bool erasing;
    private bool mayIngest;

    /// <summary>The customer's key.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>The instant for the segments; empty for now.</summary>
    [SupplyParameterFromQuery]
    public string? AsOf { get; set; }

    [Inject]
    private CustomerReads Reads { get; set; } = default!;

    [Inject]
    private CustomerWrites Writes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private DateTimeOffset? Instant => DateLiteral.TryParse(AsOf, zone, out long ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    public void Dispose() => asking.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        mayIngest = await Access.MayAsync(Permission.Ingest, CancellationToken.None);
        var vocabulary = await Rules.VocabularyAsync(CancellationToken.None);
        (schema, zone) = (vocabulary.Schema, vocabulary.Zone);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var mine = asking.Next();
        var found = await Reads.FindAsync(Key, Instant, mine);
        mine.ThrowIfCancellationRequested();
        customer = found.Value;
        missing = found.Succeeded ? null : found.Message;
        if (!found.Succeeded)
        {
            return;
        }

        events = (await Reads.EventsAsync(Key, MostEvents, mine)).Value ?? [];
        var asked = (await Reads.MembershipsAsync(Key, Instant, mine)).Value ?? [];
        mine.ThrowIfCancellationRequested();
        memberships = asked;
    }

    private void Edit(AttributeDefinition attribute)
    {
        editing = attribute.Key;
        mistake = null;
        typed = customer!.Attributes.TryGetValue(attribute.Key, out var value)
            ? value.Type switch
            {
                AttributeType.Text => value.Text,
                AttributeType.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
                AttributeType.Boolean => value.Boolean ? "true" : "false",
                AttributeType.Date => DateLiteral.Write(value.Milliseconds),
                _ => string.Join('|', value.Tags),
            }
            : "";
    }

    private async Task SaveAsync(AttributeDefinition attribute)
    {
        var value = AttributeValue.Missing;
        if (typed.Trim().Length > 0 && !CellReader.TryRead(attribute.Type, typed, zone, out value, out string? reason))
        {
            mistake = $"{attribute.Key}: {reason}";
            return;
        }

        var outcome = await Writes.PatchAsync(Key, new Dictionary<string, AttributeValue> { [attribute.Key] = value }, CancellationToken.None);
        problems = outcome.Problems;
        if (outcome.Succeeded)
        {
            editing = null;
            mistake = null;
            await LoadAsync();
        }
    }

    private async Task Erase()
    {
        var outcome = await Writes.EraseAsync(Key, CancellationToken.None);
        problems = outcome.Problems;
        if (outcome.Succeeded)
        {
            Navigation.NavigateTo("/customers");
        }
    }
}
