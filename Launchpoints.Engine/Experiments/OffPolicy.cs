using System.Collections.Immutable;

namespace Launchpoints.Engine.Experiments;

/// <summary>
/// Judges policies on choices that another policy made: what would they have brought? Rests on nothing but the exact chances that were logged, and says so
/// when the logs say too little.
/// </summary>
public static class OffPolicy
{
    /// <summary>Fewer customers than this give no interval.</summary>
    public const int LeastCustomers = 30;

    /// <summary>What the logs are worth at least, in customers, before a winner is named.</summary>
    public const double LeastEffectiveCustomers = 100;

    /// <summary>How many customers the rewards must at least come from in effect: of a handful of lucky ones nobody can say how lucky they were.</summary>
    public const double LeastEffectiveRewarded = 20;

    // A check that all policies pass unless something is wrong: it should not be what refuses one in twenty.
    private const double WeightLevel = 0.999;

    /// <summary>Estimates the mean reward of a policy's choices.</summary>
    /// <param name="logs">What was chosen, with which chance, and what came of it.</param>
    /// <param name="policy">The policy, with a value for each logged choice.</param>
    /// <param name="method">How to estimate.</param>
    /// <param name="level">How often the interval is to hold the truth, 0.5 to 0.9999.</param>
    /// <exception cref="ArgumentException">The policy has another number of values than there are choices.</exception>
    public static PolicyEstimate Estimate(LoggedChoices logs, JudgedPolicy policy, OffPolicyMethod method, double level = 0.95) =>
        Judge(logs, policy, method, level).Estimate;

    /// <summary>Judges several policies on the same logs, and names a winner only when it is ahead of every other beyond doubt.</summary>
    /// <inheritdoc cref="Estimate"/>
    /// <param name="policies">At least two; the one that serves may be among them (its chances are the logged propensities).</param>
    public static PolicyComparison Compare(LoggedChoices logs, IReadOnlyList<JudgedPolicy> policies, OffPolicyMethod method, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentOutOfRangeException.ThrowIfLessThan(policies.Count, 2);
        var judged = policies.Select(p => Judge(logs, p, method, level)).ToList();
        ImmutableArray<PolicyEstimate> estimates = [.. judged.Select(j => j.Estimate)];
        if (estimates.FirstOrDefault(e => e.Problem is not null) is { } uncertain)
        {
            return new PolicyComparison(estimates, null, [], null, uncertain.Problem);
        }

        var best = judged.MaxBy(j => j.Ratio!.Value);

        // Each of the leads may be wrong; together they should be right as often as was asked for (Bonferroni).
        double each = 1 - ((1 - level) / (policies.Count - 1));
        ImmutableArray<PolicyLead> leads =
        [
            .. judged.Where(j => !ReferenceEquals(j.Estimate, best.Estimate))
                .Select(j => new PolicyLead(j.Estimate.Policy, best.Ratio!.Less(j.Ratio!).At(each))),
        ];
        string name = best.Estimate.Policy;
        return leads.All(l => l.Difference.Low > 0)
            ? new PolicyComparison(estimates, name, leads, name, null)
            : new PolicyComparison(estimates, name, leads, null, OffPolicyProblems.TooClose);
    }

    private static (PolicyEstimate Estimate, CustomerRatio? Ratio) Judge(LoggedChoices logs, JudgedPolicy policy, OffPolicyMethod method, double level)
    {
        ArgumentNullException.ThrowIfNull(logs);
        ArgumentNullException.ThrowIfNull(policy);
        Checked.Length(policy.Chances, logs.Count, nameof(policy));
        bool robust = method == OffPolicyMethod.DoublyRobust;
        bool unmodelled = robust && (!logs.HasPredictions || policy.Expected is null);
        double[] above = new double[logs.Customers], weights = new double[logs.Customers], rewarded = new double[logs.Customers], choices = new double[logs.Customers];
        double squares = 0;
        for (int i = 0; i < logs.Count; i++)
        {
            int customer = logs.CustomerOf(i);
            double weight = policy.Chances[i] / logs.Propensity(i);
            above[customer] += robust && !unmodelled
                ? policy.Expected![i] + (weight * (logs.Reward(i) - logs.Predicted(i)))
                : weight * logs.Reward(i);
            weights[customer] += weight;
            rewarded[customer] += Math.Abs(weight * logs.Reward(i));
            choices[customer]++;
            squares += weight * weight;
        }

        double total = weights.Sum(), effective = Effective(weights);
        bool tooFew = logs.Customers < LeastCustomers;
        Interval? mean = tooFew ? null : CustomerRatio.Of(weights, choices)!.At(WeightLevel);
        string? problem = tooFew ? OffPolicyProblems.TooFewCustomers
            : unmodelled ? OffPolicyProblems.NoRewardModel
            : effective < LeastEffectiveCustomers ? OffPolicyProblems.TooLittleOverlap
            : !mean!.Value.Holds(1) ? OffPolicyProblems.PropensitiesDoNotFit
            : Effective(rewarded) < LeastEffectiveRewarded ? OffPolicyProblems.TooFewRewards
            : null;
        var ratio = problem is null ? CustomerRatio.Of(above, method == OffPolicyMethod.SelfNormalised ? weights : choices) : null;
        return (
            new PolicyEstimate(
                policy.Name, method, logs.Count, logs.Customers, squares > 0 ? total * total / squares : 0, effective, ratio?.At(level), mean, problem),
            ratio);
    }

    // Kish: as many equal parts would vary as much as these do.
    private static double Effective(double[] parts)
    {
        double total = 0, squares = 0;
        foreach (double part in parts)
        {
            total += part;
            squares += part * part;
        }

        return squares > 0 ? total * total / squares : 0;
    }
}
