using System.Globalization;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>A customer's value as it is shown beside what a rule asks for.</summary>
public static class ActualText
{
    /// <summary>The value in the reader's culture, dates in the workspace's zone; "unknown" where it is missing.</summary>
    public static string Of(AttributeValue value, TimeZoneInfo zone) => value.IsMissing
        ? "unknown"
        : value.Type switch
        {
            AttributeType.Text => value.Text.Length == 0 ? "(empty text)" : value.Text,
            AttributeType.Number => value.Number.ToString("#,0.######", CultureInfo.CurrentCulture),
            AttributeType.Boolean => value.Boolean ? "true" : "false",
            AttributeType.Date => DateText(LocalTime.FromInstant(value.Milliseconds, zone)),
            _ => value.Tags.IsEmpty ? "(no tags)" : string.Join(", ", value.Tags),
        };

    private static string DateText(DateTime local) => local.TimeOfDay == TimeSpan.Zero
        ? local.ToString("d MMM yyyy", CultureInfo.CurrentCulture)
        : local.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
