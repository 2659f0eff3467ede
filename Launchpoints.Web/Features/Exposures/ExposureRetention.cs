using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>Takes exposures out when their time is over: soon after the start, and from then on every hour.</summary>
internal sealed class ExposureRetention(WriteGateway gateway, Readiness readiness, TimeProvider time, ILogger<ExposureRetention> log) : BackgroundService
{
    // A small part at a time, so that other writers are not kept waiting.
    private const int AtOnce = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>For how many days exposures are kept.</summary>
    public static async Task<int> DaysAsync(LaunchpointsDb db, CancellationToken ct) =>
        await db.Settings.AsNoTracking().Select(s => (int?)s.ExposureRetentionDays).SingleOrDefaultAsync(ct) ?? SettingsRecord.UsualRetentionDays;

    /// <summary>Takes out what is due; gives how many exposures that were.</summary>
    public async Task<int> CleanAsync(CancellationToken ct)
    {
        int total = 0, last;
        do
        {
            last = await gateway.WriteAsync(
                async (db, token) =>
                {
                    long before = time.GetUtcNow().AddDays(-await DaysAsync(db, token)).ToUnixTimeMilliseconds();
                    return await db.Database.ExecuteSqlAsync(
                        $"DELETE FROM Exposures WHERE Id IN (SELECT Id FROM Exposures WHERE AsOf < {before} ORDER BY AsOf LIMIT {AtOnce})", token);
                },
                ct);
            total += last;
        }
        while (last == AtOnce);
        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                int gone = await CleanAsync(stoppingToken);
                if (gone > 0) log.LogInformation("{Count} exposures were kept as long as the settings say and are gone now.", gone);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Exposures whose time is over could not be taken out; it is tried again in an hour.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
