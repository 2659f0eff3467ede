namespace Launchpoints.Benchmarks.Contest;

/// <summary>Whoever is fast and wrong has not taken part: all counts have to be the same everywhere.</summary>
internal static class Equality
{
    /// <exception cref="UnequalCountsException">A count differs.</exception>
    public static void Demand(IReadOnlyList<string> rules, ContestResult ours, ContestResult theirs)
    {
        var different = rules.Select((rule, i) => (rule, Ours: ours.Answer.Counts![i], Theirs: theirs.Answer.Counts![i]))
            .Where(r => r.Ours != r.Theirs)
            .Select(r => $"{r.rule}: {r.Ours} in {ours.Name}, {r.Theirs} in {theirs.Name}")
            .ToList();
        if (different.Count > 0)
        {
            throw new UnequalCountsException("The counts are not the same, so nothing was measured." + Environment.NewLine + string.Join(Environment.NewLine, different));
        }
    }
}

/// <summary>What a contestant answered.</summary>
internal sealed record ContestResult(string Name, Answer Answer);

/// <summary>Two contestants counted differently; the message names rules and counts.</summary>
internal sealed class UnequalCountsException(string message) : Exception(message);
