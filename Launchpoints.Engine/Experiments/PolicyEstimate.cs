namespace Launchpoints.Engine.Experiments;

/// <summary>What a policy would have brought for each choice, as far as the logs of another can tell.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Method">How it was estimated.</param>
/// <param name="Choices">Logged choices, 0 or more.</param>
/// <param name="Customers">Different customers they were made for.</param>
/// <param name="EffectiveChoices">How many choices of the policy's own the logs are worth (Kish): between 0 and <paramref name="Choices"/>.</param>
/// <param name="EffectiveCustomers">The same in customers, which is what intervals rest on.</param>
/// <param name="Reward">The mean reward of a choice; null when the logs say too little, <paramref name="Problem"/> says why.</param>
/// <param name="MeanWeight">The mean of the weights, which is 1 when all is well, with an interval of 99.9%; null for too few customers.</param>
/// <param name="Problem">The first of <see cref="OffPolicyProblems"/> that applies; null when the estimate can be relied on.</param>
public sealed record PolicyEstimate(
    string Policy,
    OffPolicyMethod Method,
    int Choices,
    int Customers,
    double EffectiveChoices,
    double EffectiveCustomers,
    Interval? Reward,
    Interval? MeanWeight,
    string? Problem);
