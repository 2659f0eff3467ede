using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Interactions of a size that no published data of the kind has, drawn from a seed: tastes, fashions, and a tenth of the customers doing a third of it all.</summary>
internal static class DrawnInteractions
{
    private const ulong Stream = 77;
    private const long Day = 86_400_000;
    private const int Days = 730;

    /// <summary>The instant after the last of them, Unix milliseconds.</summary>
    public const long AsOf = Days * Day;

    /// <summary>Draws them.</summary>
    /// <param name="customers">How many customers; each has a taste: a stretch of a hundredth of the catalogue.</param>
    /// <param name="kristals">How many Kristals; within a taste, and over all, a few are far more popular than the rest.</param>
    /// <param name="events">How many events; some repeat what the customer did before.</param>
    /// <param name="seed">The same seed and sizes give the same events everywhere.</param>
    public static Interactions Of(int customers, int kristals, int events, ulong seed)
    {
        var customerOf = new int[events];
        var kristalOf = new int[events];
        var times = new long[events];
        Parallel.For(0, (events + 9_999) / 10_000, part =>
        {
            for (int i = part * 10_000; i < Math.Min(events, (part + 1) * 10_000); i++)
            {
                var draw = new Draw(seed, Stream, (ulong)i);
                int customer = draw.Happens(0.25) ? draw.Below(Math.Max(1, customers / 10)) : draw.Below(customers);
                double popular = draw.Share() * draw.Share() * draw.Share(); // most of it near 0
                int width = Math.Max(1, kristals / 100);
                int taste = (int)(new Draw(seed, Stream + 1, (ulong)customer).Share() * (kristals - width));
                customerOf[i] = customer;
                kristalOf[i] = draw.Happens(0.7) ? taste + (int)(popular * width) : (int)(popular * kristals);
                times[i] = (long)(draw.Share() * Days * Day);
            }
        });
        return Interactions.Of(customers, kristals, customerOf, kristalOf, times);
    }
}
