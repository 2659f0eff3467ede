using System.Collections.Immutable;
using Launchpoints.Engine.Experiments;
using Launchpoints.Engine.Population;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Exposures;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>
/// Judges a model on what was delivered while another one served: on the places of ribbons where cards are tried out, whose chances are known exactly. A place that was
/// never given to chance says nothing about any other card, so those are left out.
/// </summary>
public sealed class RelevanceJudging(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions)
{
    // The latest ones: each makes a page, and each of their days evaluates the segment.
    private const int Most = 2_000;

    private const long Day = 86_400_000;

    /// <summary>What a model would have brought on a ribbon.</summary>
    /// <param name="ribbon">The ribbon's key; its pins, boosts and caps count as they are now.</param>
    /// <param name="model">One of the models.</param>
    /// <param name="ct">Cancels the question.</param>
    public async Task<Outcome<JudgedRibbon>> JudgeAsync(string ribbon, string model, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var state = questions.State;
        long asOf = questions.View().AsOf;
        if (!state.Configuration.Ribbons.TryGetValue(ribbon, out var definition)) return Outcome.NotFound("ribbon.unknown", $"There is no ribbon '{ribbon}'.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.ExposedRibbons.AsNoTracking().Where(r => r.Ribbon == ribbon && r.Explored).OrderByDescending(r => r.Id).Take(Most)
            .Join(db.Customers, r => r.CustomerId, c => c.Id, (r, c) => new { r.Id, r.ExposureId, r.AsOf, r.Cards, c.Key }).ToListAsync(ct);
        var exposures = rows.Select(r => r.ExposureId).ToHashSet();
        var above = (await db.ExposedRibbons.AsNoTracking().Where(r => exposures.Contains(r.ExposureId) && r.Ribbon != ribbon)
            .Select(r => new { r.Id, r.ExposureId, r.Cards }).ToListAsync(ct)).ToLookup(r => r.ExposureId);
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var choices = new List<Choice>();
                string label = model;
                foreach (var day in rows.GroupBy(r => r.AsOf / Day))
                {
                    ct.ThrowIfCancellationRequested();
                    if (state.At(day.Max(r => r.AsOf)).JudgeOf(definition, model) is not { } judge) continue;
                    label = judge.Model;
                    foreach (var row in day)
                    {
                        string[] shown = [.. above[row.ExposureId].Where(a => a.Id < row.Id).SelectMany(a => DeliveredBytes.ReadCards(a.Cards)).Select(c => c.Kristal)];
                        Add(choices, state.Population, state.Configuration.Settings.ReleasingEventTypes, row.Key, row.AsOf, asOf, DeliveredBytes.ReadCards(row.Cards), judge.PageFor(row.Key, row.AsOf, shown));
                    }
                }

                return Outcome.Ok(Judged(ribbon, label, rows.Count, choices));
            },
            ct);
    }

    private static void Add(
        List<Choice> choices, PopulationSnapshot population, ImmutableArray<string> releasing, string customer, long delivered, long asOf, ImmutableArray<DeliveredCard> cards, IReadOnlyList<string> page)
    {
        var acted = Deliveries.ActedOn(population, releasing, customer, delivered, asOf);
        for (int place = 0; place < cards.Length; place++)
        {
            if (cards[place].Propensity < 1)
            {
                bool same = place < page.Count && page[place] == cards[place].Kristal;
                choices.Add(new Choice(customer, place, acted.Contains(cards[place].Kristal) ? 1 : 0, cards[place].Propensity, same ? 1 : 0));
            }
        }
    }

    private static JudgedRibbon Judged(string ribbon, string model, int exposures, List<Choice> choices)
    {
        if (choices.Count == 0) return new JudgedRibbon(ribbon, model, exposures, null, [], null);
        var numbers = choices.Select(c => c.Customer).Distinct(StringComparer.Ordinal).Select((key, number) => (key, number)).ToDictionary(c => c.key, c => c.number, StringComparer.Ordinal);
        double[] expected = Expected(choices, numbers);
        var logs = new LoggedChoices(choices.Select(c => numbers[c.Customer]), choices.Select(c => c.Reward), choices.Select(c => c.Propensity), expected);
        var judged = new JudgedPolicy(model, choices.Select(c => c.Chance), expected);
        var served = new JudgedPolicy(JudgedRibbon.AsServed, choices.Select(c => c.Propensity), expected);
        return new JudgedRibbon(
            ribbon,
            model,
            exposures,
            OffPolicy.Estimate(logs, served, OffPolicyMethod.InversePropensity),
            [.. Enum.GetValues<OffPolicyMethod>().Select(method => OffPolicy.Estimate(logs, judged, method))],
            OffPolicy.Compare(logs, [served, judged], OffPolicyMethod.DoublyRobust));
    }

    // What a place brings, whoever's card stands there, learned from the other half of the customers: a model that knows nothing of the choices it is held against.
    private static double[] Expected(List<Choice> choices, Dictionary<string, int> numbers)
    {
        var means = choices.GroupBy(c => (Half: numbers[c.Customer] % 2, c.Place)).ToDictionary(g => g.Key, g => g.Average(c => c.Reward));
        return [.. choices.Select(c => means.GetValueOrDefault((1 - (numbers[c.Customer] % 2), c.Place)))];
    }

    private sealed record Choice(string Customer, int Place, double Reward, double Propensity, double Chance);
}
