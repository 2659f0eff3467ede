using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>What one model reached in a segment.</summary>
/// <param name="Model">Its name; <c>popular</c> for the plain counts.</param>
/// <param name="All">Over all customers who chose something.</param>
/// <param name="WithoutHistory">Over those of them who had nothing when they were asked for.</param>
public sealed record ModelFigures(string Model, MeasuredFigures All, MeasuredFigures WithoutHistory);

/// <summary>Means with intervals over customers; 0 to 1, higher is better.</summary>
/// <param name="Customers">How many different customers they rest on.</param>
/// <param name="Ndcg">How far up what was chosen stands; see <see cref="RankingMeasures.Ndcg"/>.</param>
/// <param name="Recall">How much of what was chosen is among the cards.</param>
/// <param name="Coverage">How many of the candidates are among the cards of at least one of these customers: more with more customers, so compare models, not segments.</param>
/// <param name="Diversity">How unlike the cards of one customer are; null also where Kristals have no features.</param>
/// <param name="Problem">Why there are no figures, one of <see cref="BackTestProblems"/>; null when there are.</param>
public sealed record MeasuredFigures(int Customers, Interval? Ndcg, Interval? Recall, Interval? Coverage, Interval? Diversity, string? Problem);
