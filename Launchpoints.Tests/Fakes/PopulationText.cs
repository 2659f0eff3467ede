using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Fakes;

/// <summary>A whole population as lines of text, the same for the same population however it came to be.</summary>
internal static class PopulationText
{
    public static List<string> Lines(PopulationSnapshot population) =>
    [
        .. population.FindCustomers("", int.MaxValue).Select(key => $"{key}: {Text(population.Customer(key)!.Attributes)}").Order(StringComparer.Ordinal),
        .. population.FindEvents(new EventFilter(), 0, int.MaxValue).Events.Select(e =>
            $"{e.Customer} {e.IsWaiting} {e.Event.Type} {e.Event.Milliseconds} {e.Event.Kristal} {Text(e.Event.Attributes)}").Order(StringComparer.Ordinal),
        .. population.KristalRecords().Select(k => $"{k.Key} {k.Title} {k.Active} {Text(k.Attributes)}").Order(StringComparer.Ordinal),
        .. population.Schema.Attributes.Select(a => $"{a}").Order(StringComparer.Ordinal),
        .. population.Schema.EventTypes,
    ];

    private static string Text(IEnumerable<KeyValuePair<string, AttributeValue>> values) =>
        string.Join(' ', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={Text(v.Value)}"));

    private static string Text(AttributeValue value) => value.Type switch
    {
        AttributeType.Number => $"{value.Number:R}",
        AttributeType.Boolean => $"{value.Boolean}",
        AttributeType.Date => $"{value.Milliseconds}",
        AttributeType.Text => value.Text,
        _ => $"[{string.Join(',', value.Tags)}]",
    };
}
