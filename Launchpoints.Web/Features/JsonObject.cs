using System.Text.Json;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features;

/// <summary>
/// Reads the members of a JSON object one by one and collects everything that is wrong with them. What was not asked for when
/// <see cref="Done"/> is called is an unknown member, and a mistake.
/// </summary>
internal sealed class JsonObject
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly string path;

    public JsonObject(JsonElement element, string path, List<Problem> problems)
    {
        this.path = path;
        Problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong("", "an object");
            return;
        }

        try
        {
            foreach (var member in element.EnumerateObject())
            {
                members[member.Name] = member.Value;
            }
        }
        catch (InvalidOperationException) // half of a surrogate pair, by its escape
        {
            Wrong("", "an object whose names are valid Unicode");
        }
    }

    public List<Problem> Problems { get; }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The member as it is; null where it is absent or JSON's null.</summary>
    public JsonElement? Find(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string PathOf(string name) => $"{path}/{Escape(name)}";

    public string? Text(string name, int limit = 1024)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) return Wrong<string>(name, "text");
        string text;
        try
        {
            text = Nfc.Of(value.GetString()!);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // half of a surrogate pair
        {
            return Wrong<string>(name, "valid Unicode text");
        }

        if (text.Length > limit)
        {
            Problems.Add(new Problem("value.too_long", PathOf(name), $"'{name}' has {text.Length:N0} characters; {limit:N0} is the limit."));
        }

        return text;
    }

    public int? Integer(string name, int least = 0, int most = int.MaxValue)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double number) || number != Math.Floor(number))
        {
            Wrong(name, "a whole number");
            return null;
        }

        if (number < least || number > most)
        {
            Problems.Add(new Problem(
                "value.out_of_range", PathOf(name), most == int.MaxValue ? $"'{name}' is at least {least}." : $"'{name}' is from {least} to {most}."));
            return null;
        }

        return (int)number;
    }

    public double? Number(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)) return number;
        Wrong(name, "a number");
        return null;
    }

    public bool? Boolean(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : Wrong<bool?>(name, "true or false");

    public List<string>? Texts(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array) return Wrong<List<string>>(name, "a list of texts");
        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String) return Wrong<List<string>>(name, "a list of texts");
            try
            {
                texts.Add(Nfc.Of(item.GetString()!));
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                return Wrong<List<string>>(name, "a list of valid Unicode texts");
            }
        }

        return texts;
    }

    public JsonObject? Object(string name) => Find(name) is { } value ? new JsonObject(value, PathOf(name), Problems) : null;

    /// <summary>Every other member, by name.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members()
    {
        foreach (var (name, value) in members)
        {
            asked.Add(name);
            yield return (name, value);
        }
    }

    /// <summary>Reports the members that nobody asked for.</summary>
    public void Done()
    {
        foreach (string name in members.Keys.Where(name => !asked.Contains(name)))
        {
            Problems.Add(new Problem(
                "request.unknown_member", PathOf(name), $"There is no member '{name}' here.", Suggestion: NearestName.Of(name, asked)));
        }
    }

    public void Wrong(string name, string expected) => Problems.Add(new Problem(
        "request.wrong_type", name.Length == 0 ? path : PathOf(name), name.Length == 0 ? $"Expected {expected} here." : $"'{name}' is {expected}."));

    private T? Wrong<T>(string name, string expected)
    {
        Wrong(name, expected);
        return default;
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
