namespace Launchpoints.Web.Features.Relevance;

/// <summary>How far a training is.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="StartedBy">Who asked for it.</param>
public sealed record TrainingProgress(string Step, double Fraction, DateTimeOffset StartedAt, string StartedBy);
