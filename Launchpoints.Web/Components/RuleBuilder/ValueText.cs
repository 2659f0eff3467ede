using System.Globalization;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>Single values as they are typed.</summary>
public static class ValueText
{
    /// <summary>The value as it stands in its field; empty for none.</summary>
    public static string Of(ConditionValue? value) => value switch
    {
        TextValue text => text.Text,
        NumberValue number => number.Number.ToString("R", CultureInfo.InvariantCulture),
        BooleanValue truth => truth.Boolean ? "true" : "false",
        _ => "",
    };

    /// <summary>The value of what was typed; null where it is empty, or no number where one is needed.</summary>
    public static ConditionValue? Read(string? typed, AttributeType type)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        return type switch
        {
            AttributeType.Number => double.TryParse(typed.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? new NumberValue(number)
                : null,
            AttributeType.Boolean => new BooleanValue(typed == "true"),
            _ => new TextValue(Nfc.Of(typed)),
        };
    }
}
