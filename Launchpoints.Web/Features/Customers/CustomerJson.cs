using System.Collections.Immutable;
using System.Text.Json;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Customers;

/// <summary>Customers as questions name them: by key, or made up.</summary>
internal static class CustomerJson
{
    private const int MostEvents = 10_000;

    public static Failure Unknown(string key) => Outcome.NotFound("customer.unknown", $"There is no customer '{key}'.");

    /// <summary>A member that is a key, or <c>{ "attributes", "events" }</c>; null after adding to the problems.</summary>
    public static CustomerReference? ReadReference(JsonObject body, string name, WorkspaceState state)
    {
        if (body.Find(name) is not { } element)
        {
            body.Problems.Add(new Problem("request.missing_member", body.PathOf(name), $"'{name}' is a key, or an object with 'attributes' and 'events'."));
            return null;
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            return body.Text(name, int.MaxValue) is { } key ? CustomerReference.Of(key) : null;
        }

        int before = body.Problems.Count;
        var customer = new JsonObject(element, body.PathOf(name), body.Problems);
        var attributes = customer.Object("attributes") is { } values
            ? ReadValues(values, AttributeScope.Customer, state)
            : ImmutableDictionary<string, AttributeValue>.Empty;
        var events = customer.Find("events") is { } list ? ReadEvents(list, customer, state) : [];
        customer.Done();
        return body.Problems.Count > before ? null : CustomerReference.Of(new MadeUpCustomer(attributes, events));
    }

    /// <summary>Values by attribute name; null is missing. Unknown names and values of another type are problems.</summary>
    public static ImmutableDictionary<string, AttributeValue> ReadValues(JsonObject values, AttributeScope scope, WorkspaceState state)
    {
        var read = ImmutableDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, element) in values.Members())
        {
            ReadValue(values, name, element, scope, state, read);
        }

        return read.ToImmutable();
    }

    private static void ReadValue(
        JsonObject values, string name, JsonElement element, AttributeScope scope, WorkspaceState state, ImmutableDictionary<string, AttributeValue>.Builder read)
    {
        var schema = state.Population.Schema;
        string key = NormalOf(name);
        if (schema.Find(scope, key) is not { } attribute)
        {
            values.Problems.Add(new Problem(
                "attribute.unknown",
                values.PathOf(name),
                $"There is no {scope.ToString().ToLowerInvariant()} attribute '{name}'.",
                Suggestion: NearestName.Of(key, schema.Of(scope).Select(a => a.Key))));
        }
        else if (!JsonValues.TryRead(element, attribute.Type, state.Configuration.Settings.TimeZone, out var value, out string reason))
        {
            values.Problems.Add(new Problem("attribute.wrong_value", values.PathOf(name), $"'{name}': {reason}"));
        }
        else
        {
            read[key] = value;
        }
    }

    private static ImmutableArray<MadeUpEvent> ReadEvents(JsonElement list, JsonObject customer, WorkspaceState state)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostEvents)
        {
            customer.Wrong("events", $"a list of at most {MostEvents:N0} events");
            return [];
        }

        var events = ImmutableArray.CreateBuilder<MadeUpEvent>();
        int index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var body = new JsonObject(item, $"{customer.PathOf("events")}/{index++}", customer.Problems);
            string? type = body.Text("type"), time = body.Text("time"), kristal = body.Text("kristal");
            _ = body.Text("id");
            var attributes = (body.Object("attributes") is { } values
                ? ReadValues(values, AttributeScope.Event, state)
                : ImmutableDictionary<string, AttributeValue>.Empty).ToBuilder();
            if (item.ValueKind == JsonValueKind.Object)
            {
                // Attributes may also stand beside the type and the time, as in a file of events.
                foreach (var member in item.EnumerateObject().Where(m => state.Population.Schema.Find(AttributeScope.Event, NormalOf(m.Name)) is not null))
                {
                    if (body.Find(member.Name) is { } value) ReadValue(body, member.Name, value, AttributeScope.Event, state, attributes);
                }
            }

            body.Done();
            if (type is null) body.Problems.Add(new Problem("request.missing_member", body.PathOf("type"), "An event has a type."));
            if (time is null || !DateLiteral.TryParse(time, state.Configuration.Settings.TimeZone, out long instant))
            {
                body.Problems.Add(new Problem("value.wrong", body.PathOf("time"), "An event has a time such as \"2026-01-31T09:30:00Z\"."));
            }
            else if (type is not null)
            {
                events.Add(new MadeUpEvent(type, instant, kristal, attributes.ToImmutable()));
            }
        }

        return events.ToImmutable();
    }

    private static string NormalOf(string name)
    {
        try
        {
            return Nfc.Of(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
