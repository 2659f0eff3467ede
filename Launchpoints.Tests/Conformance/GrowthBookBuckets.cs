using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Rules;
using static Launchpoints.Tests.Conformance.RuleParts;

namespace Launchpoints.Tests.Conformance;

/// <summary>GrowthBook's buckets: the sample that is one ten-thousandth wide holds whoever is in it.</summary>
internal static class GrowthBookBuckets
{
    private const int Buckets = 10_000;

    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("growthbook-hash.json").GetProperty("cases").EnumerateArray().Select(Translate);

    private static TranslatedCase Translate(JsonElement json)
    {
        int version = json.GetProperty("hashVersion").GetInt32();
        var expected = json.GetProperty("expected");
        string seed = json.GetProperty("seed").GetString()!, key = json.GetProperty("value").GetString()!;
        return new TranslatedCase(
            json.GetProperty("id").GetString()!,
            expected.ValueKind == JsonValueKind.Null ? "no bucket" : RuleNumber.Write(expected.GetDouble()),
            () => BucketOf(seed, key),
            version == 2 ? null : Difference.OtherHash);
    }

    /// <summary>Halves the sample that holds the customer until it is as narrow as samples get.</summary>
    private static string BucketOf(string seed, string key)
    {
        var workspace = new ConformanceWorkspace();
        workspace.Put(key);
        int low = 0, high = Buckets;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            string lower = workspace.Ask(Sample(seed, low, middle), key, 0), upper = workspace.Ask(Sample(seed, middle, high), key, 0);
            if (lower.StartsWith(Answer.Refused, StringComparison.Ordinal) || lower == upper)
            {
                return lower == upper ? $"in both halves: {lower}" : lower;
            }

            (low, high) = lower == Answer.Of(true) ? (low, middle) : (middle, high);
        }

        return RuleNumber.Write((double)low / Buckets);
    }

    private static JsonObject Sample(string seed, int from, int to) => All(
        new JsonObject { ["sample"] = seed, ["from"] = (decimal)from / Buckets, ["to"] = (decimal)to / Buckets });
}
