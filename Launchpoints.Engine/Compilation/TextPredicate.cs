using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>The positive text operators as questions to one text.</summary>
internal static class TextPredicate
{
    /// <summary>The texts that pass, where they can be named: those of a comparison for equality that minds the case. Null for other conditions.</summary>
    public static IEnumerable<string>? ExactTexts(AttributeCondition condition) =>
        condition is { IgnoreCase: false, Operator: ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.In or ConditionOperator.NotIn }
            ? TextsOf(condition.Value)
            : null;

    /// <summary>The texts of a single text or a list of them.</summary>
    public static IEnumerable<string> TextsOf(ConditionValue? value) => value switch
    {
        TextValue one => [one.Text],
        ListValue list => list.Values.OfType<TextValue>().Select(t => t.Text),
        _ => [],
    };

    /// <summary>The positive question to one text.</summary>
    public static Func<string, bool> Of(AttributeCondition condition)
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
