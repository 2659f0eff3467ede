namespace Launchpoints.Web.Features.Relevance;

/// <summary>A finished training.</summary>
/// <param name="Version">The number that decisions name the models by.</param>
/// <param name="AsOf">Events up to this instant were learned from.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Reason">Why it was begun.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="Serves">Whether it serves.</param>
/// <param name="ServesSince">Since when; when it last did, where it does not any more.</param>
/// <param name="ServesBy">Who let it serve.</param>
/// <param name="IsHeld">Whether somebody went back to it, so that nothing takes its place by itself.</param>
/// <param name="IsKept">Whether its models are still in memory, so that it can serve again at once.</param>
public sealed record TrainingView(
    int Version,
    DateTimeOffset AsOf,
    DateTimeOffset StartedAt,
    TimeSpan Took,
    string Reason,
    string StartedBy,
    bool Serves,
    DateTimeOffset ServesSince,
    string ServesBy,
    bool IsHeld,
    bool IsKept);
