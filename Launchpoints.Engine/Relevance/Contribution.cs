namespace Launchpoints.Engine.Relevance;

/// <summary>One reason for a score. All contributions of a score add up to it within 1e-6.</summary>
/// <param name="Kind">What kind of reason it is.</param>
/// <param name="Subject">Which one, in the numbers of its kind; see <see cref="ContributionKind"/>.</param>
/// <param name="Amount">What it adds to the score; below 0 where it speaks against the Kristal. In the units of the model's score.</param>
public readonly record struct Contribution(ContributionKind Kind, int Subject, double Amount)
{
    /// <summary>The reason where there is none in particular.</summary>
    internal static Contribution None { get; } = new(ContributionKind.Anything, 0, 0);
}
