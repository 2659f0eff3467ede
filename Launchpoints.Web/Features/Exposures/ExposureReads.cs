using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>Reads what was delivered to whom.</summary>
public sealed class ExposureReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, TimeProvider time)
{
    /// <summary>Exposures, a page at a time.</summary>
    public async Task<Outcome<IReadOnlyList<ExposureView>>> ListAsync(ExposureQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var exposures = db.Exposures.AsNoTracking();
        if (query.Customer is { } customer)
        {
            string key = Nfc.Of(customer);
            var id = await db.Customers.Where(c => c.Key == key && !c.IsAwaited).Select(c => (int?)c.Id).FirstOrDefaultAsync(ct);
            if (id is null) return CustomerJson.Unknown(customer);
            exposures = exposures.Where(e => e.CustomerId == id);
        }

        if (query.Ribbon is { } ribbon) exposures = exposures.Where(e => e.Ribbons.Any(r => r.Ribbon == ribbon));
        exposures = query.NewestFirst
            ? exposures.Where(e => query.After == null || e.Id < query.After).OrderByDescending(e => e.Id)
            : exposures.Where(e => query.After == null || e.Id > query.After).OrderBy(e => e.Id);
        var read = await exposures
            .Take(Math.Clamp(query.Most, 1, ExposureQuery.MostAtOnce))
            .Join(db.Customers, e => e.CustomerId, c => c.Id, (e, c) => new { Exposure = e, e.Ribbons, c.Key })
            .ToListAsync(ct);
        return Outcome.Ok<IReadOnlyList<ExposureView>>(
        [
            .. (query.NewestFirst ? read.OrderByDescending(r => r.Exposure.Id) : read.OrderBy(r => r.Exposure.Id)).Select(r => new ExposureView(
                r.Exposure.Id,
                r.Exposure.Key,
                new DeliveredDecision(r.Key, r.Exposure.Placement, r.Exposure.AsOf, [.. r.Ribbons.OrderBy(x => x.Id).Select(Ribbon)]),
                DateTimeOffset.FromUnixTimeMilliseconds(r.Exposure.RecordedAt))),
        ]);
    }

    /// <summary>How often each ribbon was delivered, by key in code point order; ribbons that never were are not among them.</summary>
    public async Task<IReadOnlyList<RibbonExposures>> CountAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        long week = time.GetUtcNow().AddDays(-7).ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await db.ExposedRibbons.AsNoTracking()
            .GroupBy(r => r.Ribbon)
            .Select(g => new
            {
                g.Key,
                Exposures = g.Count(),
                Customers = g.Select(r => r.CustomerId).Distinct().Count(),
                Explored = g.Count(r => r.Explored),
                LastWeek = g.Count(r => r.AsOf >= week),
                First = g.Min(r => r.AsOf),
                Last = g.Max(r => r.AsOf),
            })
            .ToListAsync(ct);
        return
        [
            .. counts.OrderBy(c => c.Key, CodePointComparer.Instance).Select(c => new RibbonExposures(
                c.Key,
                c.Exposures,
                c.Customers,
                c.Explored,
                c.LastWeek,
                DateTimeOffset.FromUnixTimeMilliseconds(c.First),
                DateTimeOffset.FromUnixTimeMilliseconds(c.Last))),
        ];
    }

    private static DeliveredRibbon Ribbon(Data.Records.ExposedRibbonRecord r) =>
        new(r.Ribbon, r.Segment, r.Model, (ulong)r.Candidates, r.CandidateCount, DeliveredBytes.ReadCards(r.Cards));
}
