using System.Collections.Frozen;

namespace Launchpoints.Engine.Rules;

/// <summary>The words of the text face.</summary>
internal static class RuleKeywords
{
    private static readonly FrozenSet<string> Words = Operators.All.SelectMany(o => o.Words)
        .Where(w => char.IsAsciiLetter(w[0]))
        .Concat(Aggregates.All.Select(a => a.Text))
        .Concat(TimeUnits.All.SelectMany(u => new[] { TimeUnits.Text(u, 1), TimeUnits.Text(u, 2) }).SelectMany(u => u.Split(' ')))
        .Concat(
        [
            "AND", "OR", "NOT", "EVERYONE", "NO", "ONE", "WHERE", "OF", "SINCE", "BEFORE", "IGNORING", "CASE", "TRUE", "FALSE",
            "SEGMENT", "SAMPLE", "FROM", "TO",
        ])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // These begin or join conditions, so that as bare names they would be misread; the others are names where a name is expected.
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        ["AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "WHERE", "TRUE", "FALSE"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReservedLookup = Reserved.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is one of the language, in any case; such names are written in quotes.</summary>
    public static bool Has(ReadOnlySpan<char> word) => WordLookup.Contains(word);

    /// <summary>Whether a word cannot be a name without quotes.</summary>
    public static bool IsReserved(ReadOnlySpan<char> word) => ReservedLookup.Contains(word);

    /// <summary>Whether a name can stand without quotes: <c>[A-Za-z_][A-Za-z0-9_.]*</c> and no keyword.</summary>
    public static bool IsBareName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || Has(name))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
