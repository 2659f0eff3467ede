using System.Diagnostics;
using System.Text.Json;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Rules;

/// <summary>Questions about a rule that need not be saved.</summary>
public sealed class RuleQuestions(IAccess access, Questions questions)
{
    /// <summary>How many values are suggested at most.</summary>
    public const int MostSuggestions = 50;

    /// <summary>The names a rule may use now; for editors that check while typing.</summary>
    public async Task<RuleVocabulary> VocabularyAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return Vocabularies.Of(questions.State);
    }

    /// <summary>What is wrong with a rule, with pointers into the rule as it is given; empty when nothing is.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(Group rule, RulePurpose purpose, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return [.. RuleValidator.Validate(rule, Vocabularies.Of(questions.State), RuleSubject.Customer, purpose).Select(e => e.ToProblem())];
    }

    /// <summary>Counts a rule: the whole, each group and condition, and what the total would be without it.</summary>
    /// <param name="rule">The rule; need not be canonical, and the paths of the answer are its own.</param>
    /// <param name="kristals">The Kristals that go with it; null for the whole active catalogue.</param>
    /// <param name="asOf">An instant; null for now.</param>
    public async Task<Outcome<RuleEstimateView>> EstimateAsync(Group rule, KristalSelection? kristals, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var vocabulary = Vocabularies.Of(questions.State);
        var problems = RuleValidator.Validate(rule, vocabulary, RuleSubject.Customer, RulePurpose.Draft).Select(e => e.ToProblem()).ToList();
        if (kristals?.Rule is { } kristalRule)
        {
            problems.AddRange(RuleValidator.Validate(kristalRule, vocabulary, RuleSubject.Kristal, RulePurpose.Draft)
                .Select(e => e.ToProblem() with { Path = "/kristals/rule" + e.Path }));
        }

        if (kristals is not null) problems.AddRange(KristalSelectionCheck.Problems(kristals, vocabulary));
        return problems.Count > 0 ? Outcome.Invalid(problems) : Outcome.Ok(await CountAsync(asker, rule, kristals, asOf, ct));
    }

    /// <summary>The same from JSON: <c>{ "rule" or "ruleText", "kristals"? }</c>.</summary>
    public async Task<Outcome<RuleEstimateView>> EstimateAsync(JsonElement body, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var vocabulary = Vocabularies.Of(questions.State);
        var reader = new JsonObject(body, "", []);
        var rule = SegmentJson.ReadRule(reader);
        var (kristals, kristalRule) = reader.Object("kristals") is { } selection ? SegmentJson.ReadKristals(selection) : (null, null);
        reader.Done();
        if (rule is null) reader.Problems.Add(new Problem("request.missing_member", "/rule", "Send 'rule' or 'ruleText'."));
        var problems = reader.Problems;
        problems.AddRange(Errors(rule?.Check(vocabulary)));
        problems.AddRange(Errors(kristalRule?.Check(vocabulary, RuleSubject.Kristal)));
        if (kristals is not null) problems.AddRange(KristalSelectionCheck.Problems(kristals, vocabulary));
        return problems.Count > 0 ? Outcome.Invalid(problems) : Outcome.Ok(await CountAsync(asker, rule!.Rule!, kristals, asOf, ct));
    }

    /// <summary>Whether a rule holds for a customer, what each of its nodes found, since when it is so, and until when if nothing happens.</summary>
    public async Task<Outcome<RuleExplanation>> ExplainAsync(Group rule, CustomerReference customer, DateTimeOffset? asOf, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var problems = RuleValidator.Validate(rule, Vocabularies.Of(questions.State), RuleSubject.Customer, RulePurpose.Draft);
        return problems.IsEmpty
            ? await TraceAsync(rule, customer, asOf, withSpan: true, ct)
            : Outcome.Invalid([.. problems.Select(e => e.ToProblem())]);
    }

    /// <summary>The same from JSON, without the span: <c>{ "rule" or "ruleText" or "segment", "customer" }</c>.</summary>
    public async Task<Outcome<RuleExplanation>> ExplainAsync(JsonElement body, DateTimeOffset? asOf, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var reader = new JsonObject(body, "", []);
        var reading = SegmentJson.ReadRule(reader);
        var segment = reader.Text("segment");
        var customer = CustomerJson.ReadReference(reader, "customer", questions.State);
        reader.Done();
        if (reading is null == segment is null)
        {
            reader.Problems.Add(new Problem("request.missing_member", "/rule", "Send one of 'rule', 'ruleText' and 'segment'."));
        }

        reader.Problems.AddRange(Errors(reading?.Check(Vocabularies.Of(questions.State))));
        if (reader.Problems.Count > 0) return Outcome.Invalid(reader.Problems);
        var rule = reading?.Rule;
        if (segment is not null)
        {
            if (!questions.State.Configuration.Segments.TryGetValue(segment, out var entry)) return SegmentReads.Unknown(segment);
            if (entry.Published is null) return Outcome.Conflict("segment.not_published", $"Segment '{segment}' has no published version.");
            rule = entry.Published.Rule;
        }

        return await TraceAsync(rule!, customer!, asOf, withSpan: false, ct);
    }

    /// <summary>The most frequent values of a text or tags attribute that contain a text; for the empty key of a Kristal, Kristal keys.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(AttributeScope scope, string attribute, string typed, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return await questions.Work.RunAsync(asker, () => population.SuggestValues(scope, attribute, typed, MostSuggestions), ct);
    }

    /// <summary>Customers whose key begins with a text, at most <see cref="MostSuggestions"/>; in code point order.</summary>
    public async Task<IReadOnlyList<string>> FindCustomersAsync(string prefix, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return await questions.Work.RunAsync(asker, () => population.FindCustomers(prefix, MostSuggestions), ct);
    }

    /// <summary>A customer with all events, to start a made-up one from; null when there is none of that key.</summary>
    public async Task<(CustomerRecord Customer, IReadOnlyList<EventRecord> Events)?> CustomerAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return population.Customer(key) is { } customer ? (customer, population.EventsOf(key)) : null;
    }

    /// <summary>How much there is to ask about.</summary>
    public async Task<PopulationSize> SizeAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return new PopulationSize(population.CustomerCount, population.KristalRecords().Count(), population.EventCount);
    }

    private static IEnumerable<Problem> Errors(RuleReading? reading) => reading is null ? [] : reading.Errors.Select(e => e.ToProblem());

    // Never on a page's own thread, which has to stay free to cancel what was superseded.
    private Task<RuleEstimateView> CountAsync(Actor asker, Group rule, KristalSelection? kristals, DateTimeOffset? asOf, CancellationToken ct) => questions.Work.RunAsync(
        asker,
        () =>
        {
            var snapshot = questions.Hold();
            var view = questions.View(asOf);
            long start = Stopwatch.GetTimestamp();
            var estimate = view.Estimate(rule, kristals, ct);
            return new RuleEstimateView(
                estimate,
                rule,
                RuleText.Write(rule),
                RuleSentence.Write(rule, view.Workspace.Population.Schema),
                DateTimeOffset.FromUnixTimeMilliseconds(view.AsOf),
                snapshot.Name,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        },
        ct);

    private Task<Outcome<RuleExplanation>> TraceAsync(Group rule, CustomerReference customer, DateTimeOffset? asOf, bool withSpan, CancellationToken ct) => Task.Run(
        () =>
        {
            var view = questions.View(asOf);
            return view.Explain(rule, customer) is { } trace
                ? Outcome.Ok(new RuleExplanation(
                    trace.Holds, trace, withSpan ? view.SpanOf(rule, customer) : null, rule, DateTimeOffset.FromUnixTimeMilliseconds(view.AsOf)))
                : CustomerJson.Unknown(customer.Key!);
        },
        ct);
}
