namespace Launchpoints.Engine.Composition;

/// <summary>Who answers for a pin, a boost or a block, and for how long it holds.</summary>
/// <param name="Owner">Who answers for it, as they were named; null where nobody was, and then whoever set it does.</param>
/// <param name="Until">It holds before this instant (Unix milliseconds, excluded); null for as long as it is there.</param>
/// <param name="SetBy">Who set it; null where that is not known.</param>
/// <param name="SetAt">When, Unix milliseconds; null where that is not known.</param>
public sealed record CardTerms(string? Owner = null, long? Until = null, string? SetBy = null, long? SetAt = null)
{
    /// <summary>Nothing said.</summary>
    public static CardTerms None { get; } = new();

    /// <summary>Who answers for it: the owner, or else whoever set it; null where neither is known.</summary>
    public string? Responsible() => Owner ?? SetBy;

    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(long instant) => Until is null || instant < Until;
}
