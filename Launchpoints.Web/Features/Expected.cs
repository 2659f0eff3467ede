namespace Launchpoints.Web.Features;

/// <summary>What a writer believes to be there: the versions it saw, or anything at all. Nobody's change is lost by writing over it unseen.</summary>
/// <param name="Versions">The versions that are fine; empty for any version, as long as there is one.</param>
public sealed record Expected(IReadOnlyList<long> Versions)
{
    /// <summary>The code of a write that came too late; HTTP answers 412.</summary>
    public const string Code = "precondition.failed";

    public static Expected Version(long version) => new([version]);

    /// <summary>Whether it is still true. No expectation always is.</summary>
    /// <param name="current">The version that is there; null for none.</param>
    public static bool Holds(Expected? expected, long? current) =>
        expected is null || (current is { } version && (expected.Versions.Count == 0 || expected.Versions.Contains(version)));

    public static Failure Failed(string what) => Outcome.Conflict(
        Code, $"{what} was changed in the meantime. Load it again, look at what is new, and save once more.");
}
