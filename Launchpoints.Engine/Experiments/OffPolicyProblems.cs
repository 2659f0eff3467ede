namespace Launchpoints.Engine.Experiments;

/// <summary>Why logs say too little about a policy: stable codes.</summary>
public static class OffPolicyProblems
{
    /// <summary>Fewer than <see cref="OffPolicy.LeastCustomers"/> customers: there is no interval.</summary>
    public const string TooFewCustomers = "too_few_customers";

    /// <summary>The doubly robust estimate needs a model of the reward, and there is none.</summary>
    public const string NoRewardModel = "no_reward_model";

    /// <summary>The logged choices are so unlike the policy's that they are worth fewer than <see cref="OffPolicy.LeastEffectiveCustomers"/> customers.</summary>
    public const string TooLittleOverlap = "too_little_overlap";

    /// <summary>The weights do not average 1: the propensities are wrong, or the policy makes choices that were never possible in the logs.</summary>
    public const string PropensitiesDoNotFit = "propensities_do_not_fit";

    /// <summary>The rewards come from so few customers, or from so few with large weights, that they are worth fewer than <see cref="OffPolicy.LeastEffectiveRewarded"/>.</summary>
    public const string TooFewRewards = "too_few_rewards";

    /// <summary>The policies cannot be told apart yet.</summary>
    public const string TooClose = "too_close";
}
