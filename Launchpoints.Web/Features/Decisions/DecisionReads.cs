using System.Collections.Immutable;
using System.Text.Json;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Decisions;

/// <summary>Which ribbons and cards a customer sees, and why. Nothing here writes.</summary>
public sealed class DecisionReads(IAccess access, Questions questions)
{
    public const int MostCustomers = 1000;

    /// <summary>The decision for a customer of the population.</summary>
    /// <param name="log">Whether it carries what is to be logged when it is delivered.</param>
    public async Task<Outcome<Decision>> DecideAsync(string customer, string placement, bool explain, DateTimeOffset? asOf, CancellationToken ct, bool log = false)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var reference = CustomerReference.Of(customer);

        // Now is answered from what is kept, in microseconds; another instant may have to be evaluated first.
        return asOf is null
            ? Decide(questions.View(), reference, placement, explain, log)
            : await questions.Work.RunAsync(asker, () => Decide(questions.View(asOf), reference, placement, explain, log), ct);
    }

    /// <summary>A preview of a real or made-up customer, published or drafted: always with its explanation, and when the clock alone will change it.</summary>
    public async Task<Outcome<DecisionPreview>> PreviewAsync(
        CustomerReference customer, string placement, bool draft, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var view = questions.View(asOf, draft);
                var decided = Decide(view, customer, placement, explain: true);
                if (!decided.Succeeded) return decided.AsFailure();
                var segments = decided.Value.Explanation!.Ribbons.Select(r => r.Segment).Distinct(StringComparer.Ordinal)
                    .Select(view.Segment).OfType<SegmentState>().Select(s => s.Definition).ToArray();
                var spans = view.SpansOf([.. segments.Select(s => s.Rule)], customer, ct)!;
                return Outcome.Ok(new DecisionPreview(
                    decided.Value, segments.Zip(spans).ToImmutableDictionary(s => s.First.Key, s => s.Second, StringComparer.Ordinal)));
            },
            ct);
    }

    /// <summary>Why a Kristal is not among the cards of a ribbon, and what its relevance is made of where it could have been; null where it is among them.</summary>
    public async Task<Outcome<KristalExplanation?>> ExplainKristalAsync(PreviewQuestion question, string ribbon, string kristal, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        ArgumentNullException.ThrowIfNull(question);
        return await questions.Work.RunAsync<Outcome<KristalExplanation?>>(
            asker,
            () =>
            {
                var view = questions.View(question.AsOf, question.Draft);
                if (!view.Workspace.Configuration.Placements.ContainsKey(question.Placement)) return PlacementReads.Unknown(question.Placement);
                return view.Decide(question.Placement, question.Customer, explain: true, about: kristal) is { } decision
                    ? Outcome.Ok(decision.Explanation!.Kristals.FirstOrDefault(k => k.Ribbon == ribbon && k.Kristal == kristal))
                    : CustomerJson.Unknown(question.Customer.Key ?? "");
            },
            ct);
    }

    /// <summary>The cards of a ribbon, saved or not, for a member who holds nothing and sees no other ribbon.</summary>
    public async Task<IReadOnlyList<Card>> CardsAsync(RibbonDefinition ribbon, bool draft, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(asker, () => questions.View(null, draft).CardsOf(ribbon), ct);
    }

    /// <summary>What a ribbon's pins, boosts, blocks, caps, diversity and exploration cost its members in relevance; null where its segment has nothing to measure by.</summary>
    /// <param name="most">Of how many members at most the pages are made: fewer are sooner done, and tell less.</param>
    public async Task<RibbonCost?> CostAsync(RibbonDefinition ribbon, bool draft, CancellationToken ct, int most = RibbonCost.MostMembers)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(asker, () => questions.View(null, draft).CostOf(ribbon, ct, most), ct);
    }

    /// <summary>A preview from JSON: <c>{ "customer", "placement", "draft": true }</c>.</summary>
    public async Task<Outcome<Decision>> PreviewAsync(JsonElement body, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var reader = new JsonObject(body, "", []);
        var customer = CustomerJson.ReadReference(reader, "customer", questions.State);
        var placement = reader.Text("placement", int.MaxValue);
        var draft = reader.Boolean("draft") ?? true;
        reader.Done();
        if (placement is null) reader.Problems.Add(new Problem("request.missing_member", "/placement", "Name a placement."));
        return reader.Problems.Count > 0
            ? Outcome.Invalid(reader.Problems)
            : await questions.Work.RunAsync(asker, () => Decide(questions.View(asOf, draft), customer!, placement!, explain: true), ct);
    }

    /// <summary>Decisions for many customers at the same instant, in the order asked; null where there is no such customer.</summary>
    /// <param name="log">Whether they carry what is to be logged when they are delivered.</param>
    public async Task<Outcome<IReadOnlyList<Decision?>>> DecideManyAsync(
        IReadOnlyList<string> customers, string placement, DateTimeOffset? asOf, CancellationToken ct, bool log = false)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        if (customers.Count > MostCustomers)
        {
            return Outcome.Invalid("value.out_of_range", "/customers", $"At most {MostCustomers:N0} customers are asked about at once.");
        }

        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var view = questions.View(asOf);
                if (!view.Workspace.Configuration.Placements.ContainsKey(placement)) return PlacementReads.Unknown(placement);
                var decisions = ImmutableArray.CreateBuilder<Decision?>(customers.Count);
                foreach (var customer in customers)
                {
                    ct.ThrowIfCancellationRequested();
                    decisions.Add(view.Decide(placement, CustomerReference.Of(customer), explain: false, log));
                }

                return Outcome.Ok<IReadOnlyList<Decision?>>(decisions.MoveToImmutable());
            },
            ct);
    }

    private static Outcome<Decision> Decide(WorkspaceView view, CustomerReference customer, string placement, bool explain, bool log = false)
    {
        if (!view.Workspace.Configuration.Placements.ContainsKey(placement)) return PlacementReads.Unknown(placement);
        return view.Decide(placement, customer, explain, log) is { } decision ? Outcome.Ok(decision) : CustomerJson.Unknown(customer.Key!);
    }
}
