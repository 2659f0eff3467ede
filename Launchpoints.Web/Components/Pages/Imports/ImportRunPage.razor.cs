using System.Globalization;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>One import: how far it is while it runs, and what came of it. Its state is in the store, so a reload finds it again.</summary>
public sealed partial class ImportRunPage
{
    private const int FirstRows = 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource gone = new();
    private ImportView? import;
    private IReadOnlyList<RejectionCause> causes = [];
    private IReadOnlyList<RejectedRow> rejected = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string? missing;
    private bool cancelling;
    private bool mayIngest;

    /// <summary>The import's number.</summary>
    [Parameter]
    public required int Id { get; set; }

    [Inject]
    private ImportReads Reads { get; set; } = default!;

    [Inject]
    private ImportWrites Writes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private bool Final => import!.Status is ImportState.Done or ImportState.Failed or ImportState.Cancelled;

    private string? Subtitle => import is null
        ? null
        : $"{ImportWords.Title(import.Kind)}, sent by {import.ActorName} on {TimeZoneInfo.ConvertTime(import.CreatedAt, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)}";

    private string Scope => ImportColumns.ScopeOf(import!.Kind).ToString().ToLowerInvariant();

    private string Said => import!.Status switch
    {
        ImportState.Queued => "Waits for its turn.",
        ImportState.Running => "The rows are being loaded.",
        ImportState.Cancelled => "The import was cancelled. Nothing of the file was loaded.",
        ImportState.Failed => "The import failed. Nothing of the file was loaded.",
        _ when import.Rejected == 0 => $"All {Number(import.Read)} rows were taken.",
        _ => $"{Number(import.Read - import.Rejected)} of {Number(import.Read)} rows were taken; {Number(import.Rejected)} were rejected.",
    };

    private string Running => import!.Position is { } at
        ? $"{Number(at.Read)} rows read, {Number(at.Rejected)} rejected; {at.Fraction.ToString("P0", CultureInfo.CurrentCulture)} of the file."
        : "";

    private IEnumerable<(string Label, long Count)> Counts =>
        [("Read", import!.Read), ("Inserted", import.Inserted), ("Updated", import.Updated), ("Unchanged", import.Unchanged), ("Rejected", import.Rejected)];

    private string Download => import!.Rejected > ImportReport.MostRejectedRows
        ? $"Download the first {Number(ImportReport.MostRejectedRows)} rejected rows"
        : $"Download the {Number(import.Rejected)} rejected {(import.Rejected == 1 ? "row" : "rows")}";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        mayIngest = await Access.MayAsync(Permission.Ingest, gone.Token);
        zone = (await Rules.VocabularyAsync(gone.Token)).Zone;
        await LoadAsync();
        if (import is not null && !Final) _ = WatchAsync();
    }

    // Asks the store, which alone knows the end; a fault or a restart changes it as well.
    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Between, Time);
            while (import is not null && !Final && await timer.WaitForNextTickAsync(gone.Token)) await InvokeAsync(RefreshAsync);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            // The session may have ended; the boundary shows what happened.
            await DispatchExceptionAsync(e);
        }
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var found = await Reads.FindAsync(Id, gone.Token);
        missing = found.Succeeded ? null : found.Message;
        if (!found.Succeeded)
        {
            import = null;
            return;
        }

        if (found.Value.Rejected > 0)
        {
            causes = await Reads.CausesAsync(Id, gone.Token);
            rejected = await Reads.RejectedRowsAsync(Id, FirstRows, gone.Token);
        }

        import = found.Value;
    }

    private async Task CancelAsync()
    {
        cancelling = true;
        await Writes.CancelAsync(Id, gone.Token);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
