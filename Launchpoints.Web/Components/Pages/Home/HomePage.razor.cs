using Launchpoints.Engine.Qualification;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Home;

/// <summary>What is live, what does not qualify and why, and the next step.</summary>
public sealed partial class HomePage : IDisposable
{
    private readonly Latest asking = new();
    private IReadOnlyList<SegmentQualification>? overview;
    private IReadOnlyList<SegmentQualification> failing = [];
    private IReadOnlyList<SegmentView> segments = [];
    private IReadOnlyList<LiveRibbon> live = [];
    private Dictionary<string, string> names = [];
    private PopulationSize size = new(0, 0, 0);
    private int ribbonCount;
    private Step[] steps = [];

    [Inject]
    private QualificationReads Qualification { get; set; } = default!;

    [Inject]
    private SegmentReads Segments { get; set; } = default!;

    [Inject]
    private RibbonReads Ribbons { get; set; } = default!;

    [Inject]
    private PlacementReads Placements { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private bool Finished => steps.All(s => s.Done);

    private Step? Next => steps.FirstOrDefault(s => !s.Done);

    private IEnumerable<(string Name, long Number, string Href)> Numbers =>
    [
        ("Customers", size.Customers, "/customers"),
        ("Kristals", size.Kristals, "/kristals"),
        ("Events", size.Events, "/events"),
        ("Segments", segments.Count, "/segments"),
        ("Ribbons", ribbonCount, "/ribbons"),
    ];

    private IEnumerable<(string Words, string Href)> Todo =>
    [
        .. segments.Where(s => s.Published is null).Select(s => ($"Publish '{s.Draft.Name}', which is a draft only", SegmentHref(s.Key))),
        .. segments.Where(s => s is { Published: not null, HasUnpublishedChanges: true }).Select(s => ($"Publish the changes to '{s.Draft.Name}'", SegmentHref(s.Key))),
        .. segments.Where(s => s.Published is not null && s.UsedBy.Count == 0).Select(s => ($"Give '{s.Draft.Name}' a ribbon", "/ribbons")),
    ];

    public void Dispose() => asking.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var ct = asking.Next(); // ends with the page
        size = await Rules.SizeAsync(ct);
        segments = await Segments.ListAsync(ct);
        names = segments.ToDictionary(s => s.Key, s => s.Draft.Name, StringComparer.Ordinal);
        var ribbons = await Ribbons.ListAsync(null, ct);
        var placements = await Placements.ListAsync(ct);
        ribbonCount = ribbons.Count;
        var qualification = await Qualification.ListAsync(null, ct);
        failing = [.. qualification.Where(q => !q.Qualified).OrderBy(Missing)];
        var counts = qualification.ToDictionary(q => q.Segment, StringComparer.Ordinal);
        long now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        live =
        [
            .. ribbons.Select(r => r.Definition)
                .Where(r => (r.Start ?? long.MinValue) <= now && now < (r.End ?? long.MaxValue) && counts.GetValueOrDefault(r.Segment) is { Qualified: true })
                .OrderBy(r => r.Placement, StringComparer.Ordinal).ThenBy(r => r.Priority)
                .Select(r => new LiveRibbon(r.Key, r.Title, r.Placement, r.Priority, counts[r.Segment].Customers)),
        ];
        steps =
        [
            new("Bring in customers", "A CSV or NDJSON file with a key for each; columns become attributes.", "Import customers", "/import?kind=customers", size.Customers > 0),
            new("Bring in Kristals", "The catalogue that cards are made of.", "Import Kristals", "/import?kind=kristals", size.Kristals > 0),
            new("Bring in events", "What customers did, and when.", "Import events", "/import?kind=events", size.Events > 0),
            new("Publish a segment", "A rule whose exact size you see while you write it.", "Write a segment", "/segments/new", segments.Any(s => s.Published is not null)),
            new("Make a placement", "The place in your app that shows ribbons.", "New placement", "/placements/new", placements.Count > 0),
            new("Arrange a ribbon", "Title, cards and place in the order.", "New ribbon", "/ribbons/new", ribbonCount > 0),
        ];
        overview = qualification;
    }

    private static double Missing(SegmentQualification counts) =>
        Short(counts.Customers, counts.MinCustomers) + Short(counts.Kristals, counts.MinKristals);

    private static double Short(int value, int threshold) => value >= threshold ? 0 : 1 - ((double)value / threshold);

    private static string SegmentHref(string key) => $"/segments/{Uri.EscapeDataString(key)}";

    private sealed record Step(string Title, string Words, string Action, string Href, bool Done);

    private sealed record LiveRibbon(string Key, string Title, string Placement, int Priority, int Members);
}
