using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>The positive text operators as questions to one text, asked once for each different text of a column.</summary>
internal static class TextPredicate
{
    /// <summary>A byte for each code of the dictionary: 1 where the text passes.</summary>
    public static byte[] Table(TextDictionary dictionary, AttributeCondition condition)
    {
        var table = new byte[dictionary.Count];
        if (condition is { IgnoreCase: false, Operator: ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.In or ConditionOperator.NotIn })
        {
            // The usual case costs a look-up for each value asked for, not a comparison for each text there is.
            foreach (string text in TextsOf(condition.Value))
            {
                if (dictionary.Find(text) is var code && (uint)code < (uint)table.Length)
                {
                    table[code] = 1;
                }
            }

            return table;
        }

        var passes = Of(condition);
        var texts = dictionary.Texts(table.Length);
        for (int code = 0; code < table.Length; code++)
        {
            table[code] = passes(texts[code]) ? (byte)1 : (byte)0;
        }

        return table;
    }

    /// <summary>The texts of a single text or a list of them.</summary>
    public static IEnumerable<string> TextsOf(ConditionValue? value) => value switch
    {
        TextValue one => [one.Text],
        ListValue list => list.Values.OfType<TextValue>().Select(t => t.Text),
        _ => [],
    };

    private static Func<string, bool> Of(AttributeCondition condition)
    {
        Func<string, string> fold = condition.IgnoreCase ? static s => s.ToUpperInvariant() : static s => s;
        string[] asked = [.. TextsOf(condition.Value).Select(fold)];
        var any = asked.ToHashSet(StringComparer.Ordinal);
        string first = asked.Length > 0 ? asked[0] : "";
        string last = asked.Length > 0 ? asked[^1] : "";
        return (Operators.Of(condition.Operator).Positive ?? condition.Operator) switch
        {
            ConditionOperator.Equal or ConditionOperator.In => text => any.Contains(fold(text)),
            ConditionOperator.Contains => text => fold(text).Contains(first, StringComparison.Ordinal),
            ConditionOperator.BeginsWith => text => fold(text).StartsWith(first, StringComparison.Ordinal),
            ConditionOperator.EndsWith => text => fold(text).EndsWith(first, StringComparison.Ordinal),
            ConditionOperator.Less => text => Compare(text, first) < 0,
            ConditionOperator.LessOrEqual => text => Compare(text, first) <= 0,
            ConditionOperator.Greater => text => Compare(text, first) > 0,
            ConditionOperator.GreaterOrEqual => text => Compare(text, first) >= 0,
            ConditionOperator.Between => text => Compare(text, first) >= 0 && Compare(text, last) <= 0,
            var other => throw new InvalidOperationException($"{other} is not asked of text."),
        };
    }

    private static int Compare(string a, string b) => CodePointComparer.Instance.Compare(a, b);
}
