using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Events;

public sealed class EventReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, LiveWorkspace live)
{
    /// <summary>A page of events, newest first.</summary>
    public async Task<PageOf<EventView>> ListAsync(EventQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await access.DemandAsync(Permission.Read, ct);
        var (number, size) = PageOf<EventView>.Bounds(query.Page, query.Size);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var events = db.Events.AsNoTracking();
        if (query.Customer is { Length: > 0 } customer) events = events.Where(e => e.CustomerId == db.Customers.Where(c => c.Key == customer).Select(c => c.Id).FirstOrDefault());
        if (query.Type is { Length: > 0 } type) events = events.Where(e => e.TypeId == db.EventTypes.Where(t => t.Key == type).Select(t => t.Id).FirstOrDefault());
        if (query.Kristal is { Length: > 0 } kristal) events = events.Where(e => e.KristalId == db.Kristals.Where(k => k.Key == kristal).Select(k => k.Id).FirstOrDefault());
        if (query.From is { } from) events = events.Where(e => e.Instant >= from.ToUnixTimeMilliseconds());
        if (query.To is { } to) events = events.Where(e => e.Instant < to.ToUnixTimeMilliseconds());
        long total = query == new EventQuery(Page: query.Page, Size: query.Size) ? live.Current.Population.EventCount : await events.LongCountAsync(ct);
        var rows = await events.OrderByDescending(e => e.Instant).ThenByDescending(e => e.Id).Skip((number - 1) * size).Take(size)
            .Select(e => new
            {
                e.ExternalId,
                Customer = e.Customer!.Key,
                e.Customer.IsAwaited,
                Type = e.Type!.Key,
                e.Instant,
                Kristal = e.Kristal == null ? null : e.Kristal.Key,
                e.Attributes,
            })
            .ToListAsync(ct);
        var attributes = live.Current.Attributes;
        return new PageOf<EventView>(
            [
                .. rows.Select(r => new EventView(
                    r.ExternalId, r.Customer, !r.IsAwaited, r.Type, DateTimeOffset.FromUnixTimeMilliseconds(r.Instant), r.Kristal, Values(r.Attributes, attributes))),
            ],
            total,
            number,
            size);
    }

    private static ImmutableDictionary<string, AttributeValue> Values(string? json, AttributeMap attributes)
    {
        var values = new SortedDictionary<int, AttributeValue>();
        AttributeJson.Read(json, attributes, values);
        return values.ToImmutableDictionary(v => attributes.Find(v.Key)!.Key, v => v.Value, StringComparer.Ordinal);
    }
}
