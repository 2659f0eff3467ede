using System.Collections.Immutable;
using System.Text.Json;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;

namespace Launchpoints.Web.Api.Ribbons;

/// <summary>At most so many cards of one value.</summary>
/// <param name="Attribute">A text or tags attribute of Kristals.</param>
/// <param name="Most">How many.</param>
internal sealed record CapBody(string Attribute, int Most);

/// <summary>How unlike each other cards are to be.</summary>
/// <param name="Weight">Above 0 and at most 1.</param>
/// <param name="By">The text and tags attributes of Kristals by which they are alike.</param>
internal sealed record DiversityBody(double Weight, IReadOnlyList<string> By);

/// <summary>A Kristal whose relevance is multiplied.</summary>
internal sealed record BoostBody(string Kristal, double Factor, string? Owner, DateTimeOffset? Until);

/// <summary>A pin or a block with who answers for it and until when; a plain key where neither is said.</summary>
internal sealed record TermsBody(string Kristal, string? Owner, DateTimeOffset? Until);

/// <summary>Reads what a ribbon says about its cards, and writes it back.</summary>
internal static class CardRules
{
    private const int LongestName = 200;

    public static RibbonDefinition Read(JsonObject body, RibbonDefinition ribbon, TimeZoneInfo zone)
    {
        var (pinned, pinTerms) = ReadTerms(body, "pinned", zone);
        var (blocked, blockTerms) = ReadTerms(body, "blocked", zone);
        return ribbon with
        {
            Pinned = pinned,
            PinTerms = pinTerms,
            Blocked = blocked,
            BlockTerms = blockTerms,
            Boosts = [.. Items(body, "boosts").Select(b => ReadBoost(b, zone)).OfType<Boost>()],
            Caps = [.. Items(body, "caps").Select(ReadCap).OfType<CardCap>()],
            Diversity = body.Object("diversity") is { } diversity ? ReadDiversity(diversity) : null,
            Exploration = body.Object("exploration") is { } exploration ? ExplorationBody.Read(exploration) : null,
        };
    }

    /// <summary>A list of plain keys, and of objects where there is more to say.</summary>
    public static IReadOnlyList<object> Written(ImmutableArray<string> keys, ImmutableDictionary<string, CardTerms> terms) =>
    [
        .. keys.Select(key => terms.GetValueOrDefault(key, CardTerms.None) is { } said && (said.Owner is not null || said.Until is not null)
            ? (object)new TermsBody(key, said.Owner, Instant(said.Until))
            : key),
    ];

    public static IReadOnlyList<BoostBody>? Written(ImmutableArray<Boost> boosts) =>
        boosts.IsEmpty ? null : [.. boosts.Select(b => new BoostBody(b.Kristal, b.Factor, b.Terms.Owner, Instant(b.Terms.Until)))];

    public static IReadOnlyList<CapBody>? Written(ImmutableArray<CardCap> caps) => caps.IsEmpty ? null : [.. caps.Select(c => new CapBody(c.Attribute, c.Most))];

    public static DiversityBody? Written(Diversity? diversity) => diversity is null ? null : new DiversityBody(diversity.Weight, diversity.By);

    private static (ImmutableArray<string> Keys, ImmutableDictionary<string, CardTerms> Terms) ReadTerms(JsonObject body, string name, TimeZoneInfo zone)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, CardTerms>(StringComparer.Ordinal);
        if (body.Find(name) is not { } list) return ([], terms.ToImmutable());
        if (list.ValueKind != JsonValueKind.Array || !list.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object))
        {
            return ([.. (body.Texts(name) ?? []).Distinct()], terms.ToImmutable());
        }

        var keys = ImmutableArray.CreateBuilder<string>();
        int index = 0;
        foreach (var item in list.EnumerateArray())
        {
            string path = $"{body.PathOf(name)}/{index++}";
            if (item.ValueKind == JsonValueKind.String)
            {
                // Read as the only member of an object, so that it is refused as any other text would be.
                using var wrapped = JsonDocument.Parse($"{{\"key\":{item.GetRawText()}}}");
                if (new JsonObject(wrapped.RootElement, path, body.Problems).Text("key") is { } plain && !keys.Contains(plain)) keys.Add(plain);
                continue;
            }

            var entry = new JsonObject(item, path, body.Problems);
            string? key = Kristal(entry);
            var said = ReadTerms(entry, zone);
            entry.Done();
            if (key is null || keys.Contains(key)) continue;
            keys.Add(key);
            terms[key] = said;
        }

        return (keys.ToImmutable(), terms.ToImmutable());
    }

    private static CardTerms ReadTerms(JsonObject entry, TimeZoneInfo zone)
    {
        string? owner = entry.Text("owner", LongestName) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        if (entry.Text("until") is not { } until) return new CardTerms(owner);
        if (DateLiteral.TryParse(until, zone, out long instant)) return new CardTerms(owner, instant);
        entry.Problems.Add(new Problem("value.wrong", entry.PathOf("until"), "'until' is an instant such as \"2026-01-31T09:30:00Z\"."));
        return new CardTerms(owner);
    }

    private static Boost? ReadBoost(JsonObject entry, TimeZoneInfo zone)
    {
        string? key = Kristal(entry);
        double? factor = entry.Number("factor");
        if (factor is null && !entry.Has("factor")) entry.Problems.Add(new Problem("value.missing", entry.PathOf("factor"), "Say by what the relevance is multiplied, such as 1.5."));
        var terms = ReadTerms(entry, zone);
        entry.Done();
        return key is null || factor is null ? null : new Boost(key, factor.Value, terms);
    }

    private static CardCap? ReadCap(JsonObject entry)
    {
        string? attribute = entry.Text("attribute");
        int? most = entry.Integer("most", 1);
        foreach (string name in new[] { "attribute", "most" })
        {
            if (!entry.Has(name)) entry.Problems.Add(new Problem("value.missing", entry.PathOf(name), "A cap names an attribute of Kristals and how many cards of one value there may be."));
        }

        entry.Done();
        return attribute is null || most is null ? null : new CardCap(attribute, most.Value);
    }

    private static Diversity ReadDiversity(JsonObject entry)
    {
        double weight = entry.Number("weight") ?? 0;
        var by = entry.Texts("by") ?? [];
        entry.Done();
        return new Diversity(weight, [.. by.Distinct()]);
    }

    private static string? Kristal(JsonObject entry)
    {
        string? key = entry.Text("kristal");
        if (key is null && !entry.Has("kristal")) entry.Problems.Add(new Problem("value.missing", entry.PathOf("kristal"), "Name a Kristal."));
        return key;
    }

    private static IEnumerable<JsonObject> Items(JsonObject body, string name)
    {
        if (body.Find(name) is not { } list) return [];
        if (list.ValueKind == JsonValueKind.Array) return [.. list.EnumerateArray().Select((item, i) => new JsonObject(item, $"{body.PathOf(name)}/{i}", body.Problems))];
        body.Wrong(name, "a list");
        return [];
    }

    private static DateTimeOffset? Instant(long? milliseconds) => milliseconds is { } instant ? DateTimeOffset.FromUnixTimeMilliseconds(instant) : null;
}
