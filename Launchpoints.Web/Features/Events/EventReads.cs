using Launchpoints.Engine.Population;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Events;

/// <summary>Lists events from memory, where they lie by time; the store keeps them in chunks.</summary>
public sealed class EventReads(IAccess access, Questions questions)
{
    /// <summary>A page of events, newest first.</summary>
    public async Task<PageOf<EventView>> ListAsync(EventQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asker = await access.DemandAsync(Permission.Read, ct);
        var (number, size) = PageOf<EventView>.Bounds(query.Page, query.Size);
        var filter = new EventFilter(Given(query.Customer), Given(query.Type), Given(query.Kristal), query.From?.ToUnixTimeMilliseconds(), query.To?.ToUnixTimeMilliseconds());
        var population = questions.State.Population;
        var (total, events) = await questions.Work.RunAsync(asker, () => population.FindEvents(filter, (long)(number - 1) * size, size), ct);
        return new PageOf<EventView>(
            [
                .. events.Select(e => new EventView(
                    e.Customer, !e.IsWaiting, e.Event.Type, DateTimeOffset.FromUnixTimeMilliseconds(e.Event.Milliseconds), e.Event.Kristal, e.Event.Attributes)),
            ],
            total,
            number,
            size);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
