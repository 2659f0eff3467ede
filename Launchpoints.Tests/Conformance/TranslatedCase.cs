namespace Launchpoints.Tests.Conformance;

/// <summary>A published case in our words: what it wants, and what the product says to the same question, or to the nearest one it has.</summary>
/// <param name="Id">The case's name in its file.</param>
/// <param name="Expected">What the case says, see <see cref="Answer"/>.</param>
/// <param name="Ours">Asks the product.</param>
/// <param name="Difference">Why the case means something else here; null when it means the same.</param>
internal sealed record TranslatedCase(string Id, string Expected, Func<string> Ours, Difference? Difference = null)
{
    /// <summary>What is wrong with the case or with its place in the table; null when nothing is.</summary>
    public string? Mistake()
    {
        string ours;
        try
        {
            ours = Ours();
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            return $"{Id}: cannot be asked. {e.Message}";
        }

        bool same = ours == Expected || (Expected == Answer.Refused && ours.StartsWith(Answer.Refused, StringComparison.Ordinal));
        return (same, Difference) switch
        {
            (true, null) => null,
            (false, null) => $"{Id}: expected {Expected}, ours is {ours}.",
            (true, { } why) => $"{Id}: is left out ('{why.Title}'), but the product answers it as expected ({ours}). Translate it.",
            _ => null,
        };
    }
}
