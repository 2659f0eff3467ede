using System.Globalization;
using Launchpoints.Engine.Qualification;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Settings;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Qualification;

/// <summary>The table of segments against their thresholds, and what would bring each over them.</summary>
public sealed partial class QualificationPage : IDisposable
{
    private readonly Latest trying = new();
    private readonly Latest loading = new();
    private IReadOnlyList<SegmentQualification>? rows;
    private IReadOnlyList<SegmentQualification>? tried;
    private Dictionary<string, string> names = [];
    private SettingsView? saved;
    private IReadOnlyList<Problem> problems = [];
    private int minCustomers;
    private int minKristals;
    private bool mayChange;
    private bool mayAuthor;

    [Inject]
    private QualificationReads Reads { get; set; } = default!;

    [Inject]
    private SegmentReads Segments { get; set; } = default!;

    [Inject]
    private SettingsReads Settings { get; set; } = default!;

    [Inject]
    private SettingsWrites SettingsWrites { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    private bool Changed => saved is not null && (minCustomers != saved.Settings.MinCustomers || minKristals != saved.Settings.MinKristals);

    private IReadOnlyList<SegmentQualification> Shown => Changed && tried is not null ? tried : rows!;

    private List<string> Differences => tried is null
        ? []
        : [
            .. rows!.Join(tried, r => r.Segment, t => t.Segment, (before, after) => (before, after), StringComparer.Ordinal)
                .Where(p => p.before.Qualified != p.after.Qualified)
                .Select(p => $"{names.GetValueOrDefault(p.after.Segment, p.after.Segment)} ({p.after.Segment}) would {(p.after.Qualified ? "qualify" : "no longer qualify")}"),
        ];

    public void Dispose()
    {
        trying.Dispose();
        loading.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        mayChange = await Access.MayAsync(Permission.Administer, CancellationToken.None);
        mayAuthor = await Access.MayAsync(Permission.Author, CancellationToken.None);
        names = (await Segments.ListAsync(CancellationToken.None)).ToDictionary(s => s.Key, s => s.Draft.Name, StringComparer.Ordinal);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        saved = await Settings.FindAsync(CancellationToken.None);
        (minCustomers, minKristals) = (saved.Settings.MinCustomers, saved.Settings.MinKristals);
        tried = null;
        rows = await Reads.ListAsync(null, loading.Next());
    }

    private async Task Try(int customers, int kristals)
    {
        (minCustomers, minKristals) = (customers, kristals);
        var mine = trying.Next();
        try
        {
            var answer = await Reads.WithThresholdsAsync(customers, kristals, mine);
            tried = mine.IsCancellationRequested ? tried : answer;
        }
        catch (OperationCanceledException)
        {
            // Typed on: the next trial is under way.
        }
    }

    private async Task Save()
    {
        var settings = saved!.Settings with { MinCustomers = minCustomers, MinKristals = minKristals };
        var outcome = await SettingsWrites.SaveAsync(settings, saved.Version == 0 ? null : Expected.Version(saved.Version), CancellationToken.None);
        problems = outcome.Problems;
        if (outcome.Succeeded)
        {
            await LoadAsync();
        }
    }

    private static int Whole(object? typed, int otherwise) =>
        int.TryParse(typed as string, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
