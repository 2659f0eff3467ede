using System.Globalization;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Events;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Events;

/// <summary>Events of all customers, newest first, by type, customer, Kristal and time.</summary>
public sealed partial class EventsPage : IDisposable
{
    private readonly Latest loads = new();
    private PageOf<EventView>? list;
    private IReadOnlyList<string> types = [];
    private IReadOnlyList<string> kristals = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string? mistake;
    private bool loading;

    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    /// <summary>The customer's key, whole.</summary>
    [SupplyParameterFromQuery]
    public string? Customer { get; set; }

    /// <summary>The Kristal's key, whole.</summary>
    [SupplyParameterFromQuery]
    public string? Kristal { get; set; }

    /// <summary>The earliest day, or instant.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The latest day, all of it, or an instant that is no longer shown.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private EventReads Reads { get; set; } = default!;

    [Inject]
    private AttributeReads Attributes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsFiltered => new[] { Type, Customer, Kristal, From, To }.Any(f => !string.IsNullOrEmpty(f));

    public void Dispose() => loads.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var ct = loads.Next();
        loading = true;
        try
        {
            zone = (await Rules.VocabularyAsync(ct)).Zone;
            types = await Attributes.EventTypesAsync(ct);
            mistake = null;
            var query = new EventQuery(Customer, Type, Kristal, Instant(From, endOfDay: false), Instant(To, endOfDay: true), Number ?? 1);
            list = await Reads.ListAsync(query, ct);
            loading = false;
        }
        catch (OperationCanceledException)
        {
            // Another filter was chosen meanwhile.
        }
    }

    private DateTimeOffset? Instant(string? text, bool endOfDay)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            // A day ends where the next one begins; the last day of the calendar has no next.
            if (endOfDay && day == DateOnly.MaxValue) return null;
            var midnight = (endOfDay ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue);
            return DateTimeOffset.FromUnixTimeMilliseconds(LocalTime.ToInstant(midnight, zone));
        }

        if (DateLiteral.TryParse(text, zone, out long milliseconds)) return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        mistake = $"“{text}” is no date; dates are written like 2026-01-31.";
        return null;
    }

    private async Task SuggestAsync(ChangeEventArgs args)
    {
        string typed = (string?)args.Value ?? "";
        kristals = typed.Length == 0 ? [] : await Rules.SuggestAsync(AttributeScope.Kristal, "", typed, CancellationToken.None);
    }

    private void Go(string parameter, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["page"] = null, [parameter] = string.IsNullOrEmpty(value) ? null : value }));

    // A field for a day shows days only; the address may be more exact.
    private static string? Day(string? text) => text is { Length: >= 10 } ? text[..10] : null;
}
