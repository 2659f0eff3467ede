using System.Globalization;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Relevance;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Relevance;

/// <summary>Which model serves each segment, what the evidence is, and the training of all of them.</summary>
public sealed partial class RelevancePage : IDisposable
{
    private readonly Latest asking = new();
    private readonly CancellationTokenSource gone = new();
    private RelevanceState? state;
    private IReadOnlyList<SegmentView>? segments;
    private SegmentRelevance? relevance;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private bool mayPublish;
    private string? message;
    private string? missing;

    /// <summary>The segment's key; empty for everyone.</summary>
    [SupplyParameterFromQuery]
    public string? Segment { get; set; }

    /// <summary>Whose figures: <c>new</c> for customers without history, else all.</summary>
    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    [Inject]
    private RelevanceReads Reads { get; set; } = default!;

    [Inject]
    private RelevanceWrites Writes { get; set; } = default!;

    [Inject]
    private RelevanceTraining Training { get; set; } = default!;

    [Inject]
    private SegmentReads Segments { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool OnlyNew => Who == "new";

    private int Customers => relevance!.Measured!.Models.Select(m => OnlyNew ? m.New.Customers : m.All.Customers).DefaultIfEmpty().Max();

    public void Dispose()
    {
        Training.Changed -= TrainingChanged;
        gone.Cancel();
        gone.Dispose();
        asking.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        mayPublish = await Access.MayAsync(Permission.Publish, gone.Token);
        zone = (await Rules.VocabularyAsync(gone.Token)).Zone;
        segments = await Segments.ListAsync(gone.Token);
        state = await Reads.StateAsync(gone.Token);
        Training.Changed += TrainingChanged;
    }

    protected override Task OnParametersSetAsync() => ShowAsync();

    private async Task ShowAsync()
    {
        var mine = asking.Next();
        string? asked = string.IsNullOrEmpty(Segment) ? null : Segment;
        if (relevance?.Segment != asked)
        {
            relevance = null;
        }

        missing = null;
        try
        {
            var found = await Reads.SegmentAsync(asked, mine);
            mine.ThrowIfCancellationRequested();
            (relevance, missing) = (found.Value, found.Succeeded ? null : found.Message);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Another segment was chosen: its figures are under way.
        }
    }

    // On the thread of the training: hand over and return.
    private void TrainingChanged()
    {
        try
        {
            _ = InvokeAsync(FollowAsync);
        }
        catch (ObjectDisposedException)
        {
            // The page has gone.
        }
    }

    private async Task FollowAsync()
    {
        if (gone.IsCancellationRequested)
        {
            return;
        }

        try
        {
            var before = (state?.Serving?.Version, state?.WalkedTo);
            bool ended = state?.Progress is not null && Training.Progress is null;

            // While one is under way only the progress moves, and that needs no store.
            state = state is null || ended || Training.Progress is null ? await Reads.StateAsync(gone.Token) : state with { Progress = Training.Progress };
            if ((state.Serving?.Version, state.WalkedTo) != before)
            {
                await ShowAsync();
            }

            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private async Task TrainAsync()
    {
        var outcome = await Writes.TrainAsync(gone.Token);
        message = outcome.Succeeded ? null : outcome.Message;
        state = await Reads.StateAsync(gone.Token);
    }

    private async Task CancelAsync() => await Writes.CancelAsync(gone.Token);

    private async Task GoBackAsync(int version)
    {
        var outcome = await Writes.GoBackAsync(version, gone.Token);
        message = outcome.Succeeded ? null : outcome.Message;
        await FollowAsync();
    }

    private string Day(DateTimeOffset? instant) => instant is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy", CultureInfo.CurrentCulture) : "";

    private void Go(string parameter, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(
        char.ToLowerInvariant(parameter[0]) + parameter[1..], string.IsNullOrEmpty(value) ? null : value));
}
