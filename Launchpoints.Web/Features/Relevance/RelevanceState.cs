namespace Launchpoints.Web.Features.Relevance;

/// <summary>What of the learned models serves, and what is being done about it.</summary>
/// <param name="Serving">The training that serves; null while none does, and popularity serves everywhere.</param>
/// <param name="Trainings">The latest trainings, newest first.</param>
/// <param name="Progress">The one under way; null for none.</param>
/// <param name="LastFault">Why the last one came to nothing; null where it did not.</param>
/// <param name="WalkedTo">Up to when walks followed what customers did since the training that serves; null where they did not.</param>
/// <param name="EventTypes">The event types that were learned from; empty while nothing was.</param>
public sealed record RelevanceState(
    TrainingView? Serving, IReadOnlyList<TrainingView> Trainings, TrainingProgress? Progress, string? LastFault, DateTimeOffset? WalkedTo, IReadOnlyList<string> EventTypes);
