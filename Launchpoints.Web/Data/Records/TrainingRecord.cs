namespace Launchpoints.Web.Data.Records;

/// <summary>A finished training of the relevance models. The models themselves are in memory only; this says what there was, and which serves.</summary>
public sealed class TrainingRecord
{
    /// <summary>The number that decisions name the models by.</summary>
    public int Id { get; set; }

    /// <summary>Events up to this instant were learned from, Unix milliseconds.</summary>
    public long AsOf { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset FinishedAt { get; set; }

    /// <summary>Why it was begun, in a few words.</summary>
    public required string Reason { get; set; }

    public required string StartedBy { get; set; }

    /// <summary>Whether it serves; of all rows one at most.</summary>
    public bool Serves { get; set; }

    public DateTimeOffset ServesSince { get; set; }

    /// <summary>Who let it serve.</summary>
    public required string ServesBy { get; set; }

    /// <summary>Whether somebody went back to it, so that nothing takes its place by itself.</summary>
    public bool IsHeld { get; set; }

    /// <summary>What was measured on held-back events, as JSON; empty where nothing was.</summary>
    public required string Measured { get; set; }
}
