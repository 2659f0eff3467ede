using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

/// <summary>Seeded matrices in which some Kristals are far more popular than others, tastes differ, and some customers and Kristals have nothing.</summary>
internal static class RandomInteractions
{
    public const long Day = 86_400_000;

    /// <summary>The shapes that models have to live with, by name.</summary>
    public static TheoryData<string> Shapes => ["nothing", "no customer", "no Kristal", "one customer", "one Kristal", "one of each", "nobody twice", "all have all", "small", "wide", "tall"];

    public static Interactions Shape(string name) => name switch
    {
        "nothing" => Interactions.Of(0, 0, [], [], []),
        "no customer" => Interactions.Of(0, 5, [], [], []),
        "no Kristal" => Interactions.Of(5, 0, [], [], []),
        "one customer" => Interactions.Of(1, 6, [0, 0, 0], [4, 1, 4], [3 * Day, Day, Day]),
        "one Kristal" => Interactions.Of(4, 1, [0, 3], [0, 0], [Day, 2 * Day]),
        "one of each" => Interactions.Of(1, 1, [0], [0], [Day]),
        "nobody twice" => Interactions.Of(5, 5, [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], []),
        "all have all" => Interactions.Of(3, 4, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], []),
        "small" => Draw(1, 40, 12, 150),
        "wide" => Draw(2, 30, 90, 200),
        "tall" => Draw(3, 300, 25, 900),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such shape."),
    };

    public static Interactions Draw(int seed, int customers, int kristals, int events)
    {
        var random = new Random(seed);
        var rows = new int[events];
        var columns = new int[events];
        var times = new long[events];
        for (int i = 0; i < events; i++)
        {
            // The last customer and the last Kristal stay without anything; taste is which third of the catalogue one mostly looks at.
            rows[i] = random.Next(customers - 1);
            double skewed = random.NextDouble() * random.NextDouble();
            columns[i] = (int)(((skewed / 3) + (random.Next(4) == 0 ? random.Next(3) : rows[i] % 3) / 3.0) * (kristals - 1));
            times[i] = random.Next(200) * Day;
        }

        return Interactions.Of(customers, kristals, rows, columns, times);
    }
}
