using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>Finds what would make a segment qualify: conditions to drop or to widen, each counted exactly by the production path.</summary>
public sealed class QualificationAdvisor
{
    /// <summary>How many options are given.</summary>
    public const int MostOptions = 8;

    private readonly WorkspaceView _view;
    private readonly ConditionWidening _widening;

    private QualificationAdvisor(WorkspaceView view, CancellationToken cancellation)
    {
        _view = view;
        _widening = new ConditionWidening(view, Count, cancellation);
    }

    /// <summary>The options for a segment, the smallest changes first.</summary>
    /// <param name="segment">The segment as it is.</param>
    /// <param name="view">The workspace and the instant to count for.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Empty for a segment that qualifies. Options that do not suffice are given only when none does.</returns>
    public static ImmutableArray<QualificationOption> Advise(SegmentDefinition segment, WorkspaceView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(view);
        var advisor = new QualificationAdvisor(view, cancellation);
        var now = advisor.Count(segment);
        if (now.Qualified)
        {
            return [];
        }

        // Kristal changes are looked for on top of each customer change, because evidence depends on who the members are.
        var start = new Candidate([], segment, now);
        var customers = now.CustomersOk ? [start] : advisor.ForCustomers(start).Take(MostOptions / 2).ToArray();
        var both = customers
            .SelectMany(c => c.After.KristalsOk ? [c] : advisor.ForKristals(c).Take(MostOptions / 2))
            .Where(c => c.Changes.Length > 0)
            .Append(advisor.LowerThresholds(start))
            .ToArray();
        return
        [
            .. both.Where(c => c.After.Qualified).DefaultIfNone(both)
                .OrderBy(c => c.Changes.Length).Take(MostOptions)
                .Select(c => new QualificationOption(c.Changes, c.Definition, c.After)),
        ];
    }

    private SegmentQualification Count(SegmentDefinition segment) => _view.StateOf(segment).Qualification;

    private IEnumerable<Candidate> ForCustomers(Candidate start)
    {
        var single = new List<Candidate>();
        foreach (var (path, node) in RulePaths.All(start.Definition.Rule).Where(n => n.Path.Length > 0))
        {
            if (node is Condition condition && _widening.Widen(start.Definition, path, condition) is { } wider)
            {
                string from = RuleSentence.Of(node, _view.Workspace.Population.Schema);
                string to = RuleSentence.Of(wider, _view.Workspace.Population.Schema);
                single.Add(With(start, $"Widen '{from}' to '{to}'", start.Definition with { Rule = RulePaths.Replace(start.Definition.Rule, path, wider) }));
            }

            single.Add(Drop(start, path, node));
        }

        var enough = single.Where(c => c.After.CustomersOk).OrderBy(c => c.After.Customers).ToArray();
        return enough.Length > 0 ? enough : DropMany(start);
    }

    // No single change is enough: drop whatever brings most, again and again.
    private IEnumerable<Candidate> DropMany(Candidate start)
    {
        var current = start;
        while (!current.After.CustomersOk)
        {
            var next = RulePaths.All(current.Definition.Rule)
                .Where(n => n.Path.Length > 0)
                .Select(n => Drop(current, n.Path, n.Node))
                .MaxBy(c => c.After.Customers);
            if (next is null)
            {
                break;
            }

            current = next;
        }

        return current.Changes.Length > 0 ? [current] : [];
    }

    private IEnumerable<Candidate> ForKristals(Candidate start)
    {
        var selection = start.Definition.Kristals;
        var options = new List<Candidate>();
        if (selection.Basis == KristalBasis.Evidence)
        {
            if (LargestMinMembers(start) is { } members)
            {
                options.Add(With(
                    start,
                    string.Create(CultureInfo.InvariantCulture, $"Ask {members} instead of {selection.MinMembers} members for evidence of a Kristal"),
                    start.Definition with { Kristals = selection with { MinMembers = members } }));
            }

            options.Add(With(start, "Ask for no evidence", start.Definition with { Kristals = selection with { Basis = KristalBasis.Catalogue } }));
        }

        if (selection.Rule is { } rule)
        {
            foreach (var (path, node) in RulePaths.All(rule).Where(n => n.Path.Length > 0))
            {
                options.Add(With(
                    start,
                    $"Drop '{RuleSentence.Of(node, _view.Workspace.Population.Schema, RuleSubject.Kristal)}' from the Kristals",
                    start.Definition with { Kristals = selection with { Rule = RulePaths.Without(rule, path) } }));
            }

            if (options.Count > 1)
            {
                options.Add(With(start, "Take every active Kristal", start.Definition with { Kristals = KristalSelection.Catalogue }));
            }
        }

        var enough = options.Where(c => c.After.KristalsOk).OrderBy(c => c.After.Kristals).DistinctBy(c => c.Definition).ToArray();
        return enough.Length > 0 ? enough : options;
    }

    private int? LargestMinMembers(Candidate start)
    {
        int low = 1, high = start.Definition.Kristals.MinMembers - 1, found = 0;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            if (Count(start.Definition with { Kristals = start.Definition.Kristals with { MinMembers = middle } }).KristalsOk)
            {
                found = middle;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return found == 0 ? null : found;
    }

    private Candidate LowerThresholds(Candidate start)
    {
        var (changes, definition) = (ImmutableArray.CreateBuilder<string>(), start.Definition);
        if (!start.After.CustomersOk)
        {
            definition = definition with { MinCustomers = start.After.Customers };
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"Ask this segment for {start.After.Customers} instead of {start.After.MinCustomers} customers"));
        }

        if (!start.After.KristalsOk)
        {
            definition = definition with { MinKristals = start.After.Kristals };
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"Ask this segment for {start.After.Kristals} instead of {start.After.MinKristals} Kristals"));
        }

        return new Candidate(changes.ToImmutable(), definition, Count(definition));
    }

    private Candidate Drop(Candidate start, string path, RuleNode node) => With(
        start,
        $"Drop '{RuleSentence.Of(node, _view.Workspace.Population.Schema)}'",
        start.Definition with { Rule = RulePaths.Without(start.Definition.Rule, path) });

    private Candidate With(Candidate start, string change, SegmentDefinition definition) =>
        new(start.Changes.Add(change), definition, Count(definition));

    private sealed record Candidate(ImmutableArray<string> Changes, SegmentDefinition Definition, SegmentQualification After);
}

/// <summary>A fallback for a filter that leaves nothing.</summary>
internal static class DefaultIfNoneExtension
{
    public static IEnumerable<T> DefaultIfNone<T>(this IEnumerable<T> some, IEnumerable<T> otherwise)
    {
        T[] kept = [.. some];
        return kept.Length > 0 ? kept : otherwise;
    }
}
