using System.Globalization;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>
/// Chooses the parameters of <c>walk</c> on files without times: a share of the training pairs, drawn by a seed, is held back, and two parameters at a time are
/// tried on it. The test file has no say.
/// </summary>
internal static class PairChoice
{
    private const double HeldBack = 0.2;
    private const int Seed = 1;
    private const int Rounds = 2;

    private static readonly Setting[][] Grids =
    [
        Setting.Grid("through", [0.3, 0.4, 0.5], "damping", [0.1, 0.16, 0.25], (o, through, damping) => o with { Walk = o.Walk with { Through = through, Damping = damping } }),
        Setting.Grid("sharpness", [1, 1.2, 1.4], "to", [0.1, 0.15, 0.2, 0.25], (o, sharpness, popularity) => o with { Walk = o.Walk with { Sharpness = sharpness, To = popularity } }),
        Setting.Grid("from", [0.6, 0.7, 0.8], "to per doubling", [0, 0.04, 0.08], (o, from, doubling) => o with { Walk = o.Walk with { From = from, ToPerDoubling = doubling } }),
    ];

    /// <summary>Tries the grids one after the other, each with what those before it chose.</summary>
    /// <param name="name">What the data are called.</param>
    /// <param name="data">The data; only its training pairs are looked at.</param>
    /// <param name="to">Gets the grids as they are tried.</param>
    public static RelevanceOptions Choose(string name, PairData data, TextWriter to)
    {
        var held = data.HeldBack(HeldBack, Seed);
        var chosen = RelevanceOptions.Default;
        chosen = chosen with { Walk = chosen.Walk with { Sharpness = 1, ToPerDoubling = 0 } };
        var figures = new Dictionary<WalkOptions, (double Recall, double Ndcg)>(); // a grid meets what the one before it chose again
        foreach (var grid in Enumerable.Repeat(Grids, Rounds).SelectMany(grids => grids))
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{name}, walk, by NDCG@{PairRanking.Length} on {HeldBack:0%} of the training pairs, seed {Seed}: Recall, NDCG"));
            var tried = grid.Select(setting => (setting.Name, setting.With(chosen).Walk)).ToList();
            foreach (var (setting, walk) in tried)
            {
                if (!figures.TryGetValue(walk, out var reached))
                {
                    var model = WalkModel.Fit(held.Training, 0, walk, Environment.ProcessorCount);
                    figures[walk] = reached = PairRanking.Measure(PairRanking.Rank(model, held.Training), held.Chosen);
                }

                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {setting,-32} {reached.Recall:0.0000} {reached.Ndcg:0.0000}"));
            }

            chosen = chosen with { Walk = tried.MaxBy(one => figures[one.Walk].Ndcg).Walk };
        }

        to.WriteLine($"  chosen: {chosen.Walk}");
        return chosen;
    }
}
