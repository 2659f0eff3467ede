using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Settings;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Settings;

public sealed partial class WorkspacePage : IDisposable
{
    // The names of the tz database without its legacy and administrative ones.
    private static readonly IReadOnlyList<string> Zones =
    [
        "UTC", .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("posix", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private readonly CancellationTokenSource stop = new();
    private SettingsView? view;
    private WorkspaceModel? model;
    private IReadOnlyList<Problem>? problems;
    private string? said;

    [Inject]
    private SettingsReads Reads { get; set; } = default!;

    [Inject]
    private SettingsWrites Writes { get; set; } = default!;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        view = await Reads.FindAsync(stop.Token);
        model = WorkspaceModel.Of(view.Settings);
    }

    private async Task SaveAsync()
    {
        said = null;
        var settings = model!.Read();
        problems = settings.Problems;
        if (!settings.Succeeded) return;
        var saved = await Writes.SaveAsync(settings.Value, Expected.Version(view!.Version), stop.Token);
        problems = saved.Problems;
        if (!saved.Succeeded) return;
        view = saved.Value;
        model = WorkspaceModel.Of(view.Settings);
        said = "Saved. Everything is counted with the new settings.";
    }

    private void Kept(SettingsView saved)
    {
        view = saved;
        said = "Saved.";
    }

    private string? Error(string path) => problems?.FirstOrDefault(p => p.Path == path)?.Message;

    private string? Invalid(string path) => Error(path) is null ? null : "true";
}
