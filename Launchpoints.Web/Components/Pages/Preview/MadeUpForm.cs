using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.Pages.Preview;

/// <summary>A made-up customer as it is typed.</summary>
public sealed class MadeUpForm
{
    /// <summary>Attribute values by key as typed; absent or empty is missing.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public List<MadeUpEventForm> Events { get; } = [];

    /// <summary>Starts from a real customer.</summary>
    public static MadeUpForm From(CustomerRecord customer, IEnumerable<EventRecord> events)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(events);
        var form = new MadeUpForm();
        foreach (var (key, value) in customer.Attributes)
        {
            form.Attributes[key] = Typed(value);
        }

        form.Events.AddRange(events.Select(e =>
        {
            var made = new MadeUpEventForm { Type = e.Type, Time = DateLiteral.Write(e.Milliseconds), Kristal = e.Kristal ?? "" };
            foreach (var (key, value) in e.Attributes)
            {
                made.Attributes[key] = Typed(value);
            }

            return made;
        }));
        return form;
    }

    /// <summary>The customer, with a sentence for each value that cannot be read.</summary>
    public (MadeUpCustomer Customer, IReadOnlyList<string> Mistakes) Read(DataSchema schema, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var mistakes = new List<string>();
        var attributes = Values(Attributes, AttributeScope.Customer, "", schema, zone, mistakes);
        var events = ImmutableArray.CreateBuilder<MadeUpEvent>();
        foreach (var (made, number) in Events.Select((e, i) => (e, i + 1)))
        {
            if (made.Type.Length == 0)
            {
                mistakes.Add($"Event {number} has no type.");
            }
            else if (!DateLiteral.TryParse(made.Time, zone, out long instant))
            {
                mistakes.Add($"The time of event {number} is no date; write it like 2026-01-31 or 2026-01-31T18:00.");
            }
            else
            {
                var values = Values(made.Attributes, AttributeScope.Event, $" of event {number}", schema, zone, mistakes);
                events.Add(new MadeUpEvent(made.Type, instant, made.Kristal.Trim() is { Length: > 0 } kristal ? kristal : null, values));
            }
        }

        return (new MadeUpCustomer(attributes, events.ToImmutable()), mistakes);
    }

    private static ImmutableDictionary<string, AttributeValue> Values(
        Dictionary<string, string> typed, AttributeScope scope, string where, DataSchema schema, TimeZoneInfo zone, List<string> mistakes)
    {
        var values = ImmutableDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (key, text) in typed.Where(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            if (schema.Find(scope, key) is not { } attribute)
            {
                continue;
            }

            if (Launchpoints.Engine.Import.CellReader.TryRead(attribute.Type, text, zone, out var value, out string? reason))
            {
                values[key] = value;
            }
            else
            {
                mistakes.Add($"{key}{where}: {reason}");
            }
        }

        return values.ToImmutable();
    }

    private static string Typed(AttributeValue value) => value.Type switch
    {
        AttributeType.Text => value.Text,
        AttributeType.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        AttributeType.Boolean => value.Boolean ? "true" : "false",
        AttributeType.Date => DateLiteral.Write(value.Milliseconds),
        _ => string.Join('|', value.Tags),
    };
}

/// <summary>An event of a made-up customer as it is typed.</summary>
public sealed class MadeUpEventForm
{
    public string Type { get; set; } = "";

    public string Time { get; set; } = "";

    public string Kristal { get; set; } = "";

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);
}
