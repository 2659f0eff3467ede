namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>What one model gave one customer in one window, beside what the customer then chose.</summary>
/// <param name="Customer">Who.</param>
/// <param name="IsNew">Whether the customer had nothing when asked for.</param>
/// <param name="Cards">The best Kristals.</param>
/// <param name="Ndcg">See <see cref="RankingMeasures.Ndcg"/>.</param>
/// <param name="Recall">See <see cref="RankingMeasures.Recall"/>.</param>
/// <param name="Diversity">See <see cref="RankingMeasures.Diversity"/>.</param>
internal readonly record struct Observation(int Customer, bool IsNew, int[] Cards, double Ndcg, double Recall, double? Diversity);
