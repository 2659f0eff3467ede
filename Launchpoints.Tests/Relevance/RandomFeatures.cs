using Launchpoints.Engine.Relevance;

namespace Launchpoints.Tests.Relevance;

/// <summary>Seeded features: some Kristals share most of theirs, some have none, and one feature is everybody's.</summary>
internal static class RandomFeatures
{
    public static KristalFeatures Of(int kristals, int seed)
    {
        var random = new Random(seed);
        return KristalFeatures.Of([.. Enumerable.Range(0, kristals).Select(kristal => kristal % 7 == 6
            ? Array.Empty<string>()
            : ["currency: USD", $"sector: {random.Next(4)}", $"market: {random.Next(9)}", .. Enumerable.Range(0, random.Next(4)).Select(_ => $"title: word{random.Next(30)}")])]);
    }

    public static KristalFeatures None(int kristals) => KristalFeatures.Of([.. Enumerable.Repeat(Array.Empty<string>(), kristals)]);
}
