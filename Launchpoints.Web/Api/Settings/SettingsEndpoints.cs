using System.Text.Json;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Settings;

namespace Launchpoints.Web.Api.Settings;

/// <summary>The workspace's settings; what is left out takes its default.</summary>
/// <param name="MinCustomers">Members a segment needs to qualify.</param>
/// <param name="MinKristals">Kristals a segment needs to qualify.</param>
/// <param name="TimeZone">An IANA name such as <c>Europe/Berlin</c>.</param>
/// <param name="HoldingEventTypes">Event types after which a customer holds a Kristal.</param>
/// <param name="ReleasingEventTypes">Event types after which a customer no longer holds it.</param>
internal sealed record SettingsBody(
    int MinCustomers, int MinKristals, string TimeZone, IReadOnlyList<string> HoldingEventTypes, IReadOnlyList<string> ReleasingEventTypes)
{
    public static SettingsBody Of(WorkspaceSettings s) =>
        new(s.MinCustomers, s.MinKristals, s.TimeZone.Id, s.HoldingEventTypes, s.ReleasingEventTypes);
}

/// <summary>What is kept of what was delivered.</summary>
/// <param name="RetentionDays">For how many days exposures are kept, 1 to 3,650; 365 unless said.</param>
internal sealed record ExposureSettingsBody(int RetentionDays);

internal static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/settings").WithTags("Settings");
        group.MapGet("", FindAsync).Produces<SettingsBody>().WithSummary("The settings");
        group.MapGet("/exposures", FindExposuresAsync).Produces<ExposureSettingsBody>().WithSummary("How long exposures are kept");
        group.MapPut("/exposures", SaveExposuresAsync).Accepts<ExposureSettingsBody>("application/json").Produces<ExposureSettingsBody>()
            .WithSummary("Say how long exposures are kept; what is older is gone within the hour");
        group.MapPut("", SaveAsync).Accepts<SettingsBody>("application/json").Produces<SettingsBody>().WithSummary("Replace the settings; they take effect at once");
    }

    private static async Task<IResult> FindAsync(SettingsReads reads, CancellationToken ct)
    {
        var view = await reads.FindAsync(ct);
        return Answers.Json(SettingsBody.Of(view.Settings), view.Version);
    }

    private static Task<IResult> SaveAsync(HttpContext http, SettingsWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async element =>
        {
            var problems = new List<Problem>();
            var settings = Read(element, problems);
            return Answers.Of(await writes.SaveAsync(settings, problems, http.IfMatch(), ct), view => Answers.Json(SettingsBody.Of(view.Settings), view.Version));
        });

    private static async Task<IResult> FindExposuresAsync(SettingsReads reads, CancellationToken ct) => Answer(await reads.FindAsync(ct));

    private static Task<IResult> SaveExposuresAsync(HttpContext http, SettingsWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async element =>
        {
            var problems = new List<Problem>();
            var body = new JsonObject(element, "", problems);
            int days = body.Integer("retentionDays", SettingsWrites.LeastRetentionDays, SettingsWrites.MostRetentionDays) ?? SettingsView.UsualRetentionDays;
            body.Done();
            return Answers.Of(await writes.SaveRetentionAsync(days, problems, http.IfMatch(), ct), Answer);
        });

    private static IResult Answer(SettingsView view) => Answers.Json(new ExposureSettingsBody(view.ExposureRetentionDays), view.Version);

    private static WorkspaceSettings Read(JsonElement element, List<Problem> problems)
    {
        var defaults = WorkspaceSettings.Default;
        var body = new JsonObject(element, "", problems);
        int minCustomers = body.Integer("minCustomers") ?? defaults.MinCustomers, minKristals = body.Integer("minKristals") ?? defaults.MinKristals;
        string name = body.Text("timeZone") ?? defaults.TimeZone.Id;
        var zone = SettingsWrites.ZoneOf(name);
        if (zone is null) problems.Add(new Problem("settings.unknown_time_zone", "/timeZone", $"There is no time zone '{name}'; it is an IANA name such as Europe/Berlin."));
        var holding = body.Texts("holdingEventTypes");
        var releasing = body.Texts("releasingEventTypes");
        body.Done();
        return new WorkspaceSettings(
            minCustomers, minKristals, zone ?? TimeZoneInfo.Utc, holding is null ? defaults.HoldingEventTypes : [.. holding], releasing is null ? defaults.ReleasingEventTypes : [.. releasing]);
    }
}
