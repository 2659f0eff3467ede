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

    // What customers went by longer ago is not asked, and of more than this only the latest: each is scored by every part of the blend.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);
    private const int Most = 20_000;

    /// <summary>The latest ribbons that were delivered so long before an instant that it is known what came of them.</summary>
    internal static async Task<IReadOnlyList<DeliveredRibbon>> ReadAsync(LaunchpointsDb db, long asOf, CancellationToken ct)
    {
        long until = asOf - (long)Attribution.TotalMilliseconds, from = until - (long)LookBack.TotalMilliseconds;
        var rows = await db.ExposedRibbons.AsNoTracking().Where(r => r.AsOf > from && r.AsOf <= until).OrderByDescending(r => r.AsOf).ThenByDescending(r => r.Id).Take(Most)
            .Join(db.Customers, r => r.CustomerId, c => c.Id, (r, c) => new { r.Id, r.Segment, r.AsOf, r.Cards, c.Key }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.AsOf).ThenBy(r => r.Id).Select(r => new DeliveredRibbon(r.Key, r.Segment, r.AsOf, [.. DeliveredBytes.ReadCards(r.Cards).Select(c => c.Kristal)]))];
    }

    /// <summary>The ribbons with the cards that their customers went on to: what a customer did is put down to the last ribbon before it that showed the Kristal.</summary>
    internal static IEnumerable<DeliveredPage> WithOutcomes(IReadOnlyList<DeliveredRibbon> ribbons, WorkspaceView view, CancellationToken ct)
    {
        var releasing = view.Workspace.Configuration.Settings.ReleasingEventTypes;
        foreach (var own in ribbons.GroupBy(ribbon => ribbon.Customer, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var pages = own.Select(ribbon => (Ribbon: ribbon, Chosen: new bool[ribbon.Kristals.Length])).ToList();
            foreach (var e in view.Workspace.Population.EventsOf(own.Key).Where(e => e.Kristal is not null && e.Milliseconds > pages[0].Ribbon.At && e.Milliseconds <= view.AsOf && !releasing.Contains(e.Type)))
            {
                var page = pages.FindLast(page => page.Ribbon.At < e.Milliseconds && e.Milliseconds <= page.Ribbon.At + (long)Attribution.TotalMilliseconds && page.Ribbon.Kristals.Contains(e.Kristal!));
                if (page.Chosen is not null) page.Chosen[page.Ribbon.Kristals.IndexOf(e.Kristal!)] = true;
            }

            foreach (var (ribbon, chosen) in pages) yield return new DeliveredPage(ribbon.Customer, ribbon.Segment, ribbon.At, ribbon.Kristals, chosen);
        }
    }

    /// <summary>The Kristals that a customer did something with soon after a delivery, as is known at an instant; releasing one does not count.</summary>
    internal static HashSet<string> ActedOn(PopulationSnapshot population, ImmutableArray<string> releasing, string customer, long delivered, long asOf)
    {
        long until = Math.Min(asOf, delivered + (long)Attribution.TotalMilliseconds);
        return population.EventsOf(customer)
            .Where(e => e.Milliseconds > delivered && e.Milliseconds <= until && e.Kristal is not null && !releasing.Contains(e.Type)).Select(e => e.Kristal!).ToHashSet(StringComparer.Ordinal);
    }
}
