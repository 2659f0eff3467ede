using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Customers;

public sealed class CustomerReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions)
{
    /// <summary>A page of customers in code point order of their keys.</summary>
    public async Task<Outcome<PageOf<CustomerItem>>> ListAsync(CustomerQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asker = await access.DemandAsync(Permission.Read, ct);
        var (number, size) = PageOf<CustomerItem>.Bounds(query.Page, query.Size);
        int skip = (int)Math.Min((long)(number - 1) * size, int.MaxValue - size);
        questions.Hold();
        var view = questions.View();
        var population = view.Workspace.Population;
        string? search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim();
        if (query.Rule is null && search is null)
        {
            // The store has the order of all keys; memory would have to look at each.
            await using var db = await contexts.CreateDbContextAsync(ct);
            var keys = await db.Customers.AsNoTracking().Where(c => !c.IsAwaited).OrderBy(c => c.Key).Skip(skip).Take(size).Select(c => c.Key).ToListAsync(ct);
            return Outcome.Ok(PageOf(keys, population.CustomerCount));
        }

        var rule = query.Rule ?? Group.Everyone;
        var errors = RuleValidator.Validate(rule, Vocabularies.Of(questions.State), RuleSubject.Customer, RulePurpose.Draft);
        if (!errors.IsEmpty) return Outcome.Invalid([.. errors.Select(e => e.ToProblem())]);
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var keys = view.Members(RuleCanonical.Of(rule), ct).Keys().Where(k => search is null || k.Contains(search, StringComparison.OrdinalIgnoreCase));
                var (page, total) = KeyPage.Of(keys, skip, size);
                return Outcome.Ok(PageOf(page, total));
            },
            ct);

        PageOf<CustomerItem> PageOf(IReadOnlyList<string> keys, long total) => new([.. keys.Select(k => Item(population, k)).OfType<CustomerItem>()], total, number, size);
    }

    /// <summary>One customer with the segments at an instant.</summary>
    public async Task<Outcome<CustomerView>> FindAsync(string key, DateTimeOffset? asOf, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return await Task.Run(() => View(questions.View(asOf), key), ct);
    }

    /// <summary>A customer's events, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<EventRecord>>> EventsAsync(string key, int most, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return population.HasCustomer(key)
            ? Outcome.Ok<IReadOnlyList<EventRecord>>([.. population.EventsOf(key).Reverse().Take(Math.Clamp(most, 1, 10_000))])
            : CustomerJson.Unknown(key);
    }

    /// <summary>In which published segments a customer is, since when, and until when if nothing happens; in code point order of their keys.</summary>
    public async Task<Outcome<IReadOnlyList<SegmentSpan>>> SpansAsync(string key, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var view = questions.View(asOf);
                if (!view.Workspace.Population.HasCustomer(key)) return CustomerJson.Unknown(key);
                var segments = Published(view).OrderBy(s => s.Key, CodePointComparer.Instance).ToArray();
                var spans = view.SpansOf([.. segments.Select(s => s.Rule)], CustomerReference.Of(key), ct)!;
                return Outcome.Ok<IReadOnlyList<SegmentSpan>>([.. segments.Zip(spans, (s, span) => new SegmentSpan(s.Key, span))]);
            },
            ct);
    }

    /// <summary>How a customer stands to every published segment, and why: those it is in first, then by key.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerMembership>>> MembershipsAsync(string key, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var view = questions.View(asOf);
                var customer = CustomerReference.Of(key);
                if (!view.Workspace.Population.HasCustomer(key)) return CustomerJson.Unknown(key);
                var segments = Published(view).ToArray();
                var spans = view.SpansOf([.. segments.Select(s => s.Rule)], customer, ct)!;
                var memberships = segments.Zip(spans, (s, span) => new CustomerMembership(s.Key, s.Name, span, view.Explain(s.Rule, customer)!, view.AsOf));
                return Outcome.Ok<IReadOnlyList<CustomerMembership>>(
                    [.. memberships.OrderByDescending(m => m.Span.Member).ThenBy(m => m.Segment, CodePointComparer.Instance)]);
            },
            ct);
    }

    internal static Outcome<CustomerView> View(WorkspaceView view, string key) =>
        view.Workspace.Population.Customer(key) is { } customer && view.SegmentsOf(CustomerReference.Of(key)) is { } segments
            ? Outcome.Ok(new CustomerView(customer.Key, customer.Attributes, segments))
            : CustomerJson.Unknown(key);

    private static IEnumerable<SegmentDefinition> Published(WorkspaceView view) =>
        view.Workspace.Configuration.Segments.Values.Select(s => s.Published).OfType<SegmentDefinition>();

    private static CustomerItem? Item(PopulationSnapshot population, string key) =>
        population.Customer(key) is { } customer ? new CustomerItem(customer.Key, customer.Attributes) : null;
}
