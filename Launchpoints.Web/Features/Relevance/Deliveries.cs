using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Exposures;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What was delivered, and what came of it.</summary>
public static class Deliveries
{
    /// <summary>For how long after a delivery what a customer does with a Kristal is put down to its card.</summary>
    public static readonly TimeSpan Attribution = TimeSpan.FromDays(7);

    // The latest ones: each is scored by every part of the blend.
    private const int Most = 20_000;

    /// <summary>The latest ribbons that were delivered by an instant, newest first; what came of them is not looked up yet.</summary>
    internal static async Task<IReadOnlyList<DeliveredPage>> ReadAsync(LaunchpointsDb db, long asOf, CancellationToken ct)
    {
        var rows = await db.ExposedRibbons.AsNoTracking().Where(r => r.AsOf <= asOf).OrderByDescending(r => r.Id).Take(Most)
            .Join(db.Customers, r => r.CustomerId, c => c.Id, (r, c) => new { r.Id, r.Segment, r.AsOf, r.Cards, c.Key }).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Id).Select(r => new DeliveredPage(r.Key, r.Segment, r.AsOf, [.. DeliveredBytes.ReadCards(r.Cards).Select(c => c.Kristal)], []))];
    }

    /// <summary>The same with what had come of them by an instant.</summary>
    internal static IEnumerable<DeliveredPage> WithOutcomes(IEnumerable<DeliveredPage> pages, WorkspaceView view) => pages.Select(page =>
    {
        var acted = ActedOn(view.Workspace.Population, view.Workspace.Configuration.Settings.ReleasingEventTypes, page.Customer, page.At, view.AsOf);
        return page with { Chosen = [.. page.Kristals.Select(acted.Contains)] };
    });

    /// <summary>The Kristals that a customer did something with soon after a delivery, as is known at an instant; releasing one does not count.</summary>
    internal static HashSet<string> ActedOn(PopulationSnapshot population, ImmutableArray<string> releasing, string customer, long delivered, long asOf)
    {
        long until = Math.Min(asOf, delivered + (long)Attribution.TotalMilliseconds);
        return population.EventsOf(customer)
            .Where(e => e.Milliseconds > delivered && e.Milliseconds <= until && e.Kristal is not null && !releasing.Contains(e.Type)).Select(e => e.Kristal!).ToHashSet(StringComparer.Ordinal);
    }
}
