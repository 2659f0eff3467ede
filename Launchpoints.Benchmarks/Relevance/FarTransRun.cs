using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Every model in every split of FAR-Trans.</summary>
/// <param name="data">The data.</param>
/// <param name="splits">The splits that are measured; all of them unless one only tries.</param>
/// <param name="options">How the models of a split are trained.</param>
/// <param name="report">Gets the rows.</param>
internal sealed class FarTransRun(FarTrans data, int[] splits, Func<int, RelevanceOptions> options, Report report)
{
    private const string Served = "blend";
    private const string Known = "mean over a split's customers, then over splits; candidates are the eligible Kristals without the customer's own";
    private const string New = "the customers of a split that its training does not know, mean over them, then over splits";

    private readonly IReadOnlyList<CustomerGroup> _groups = data.Groups();

    /// <summary>Adds the rows.</summary>
    public void Measure()
    {
        foreach (string name in new[] { "popularity", "prior", "similar", "walk", "content" })
        {
            Ndcg(name, Run((training, split) => name == "popularity" ? new Popularity(training) : Fit(training, split, options(split)).Of(name)!).Figures, null);
        }

        var (figures, seconds) = Run((training, split) => Fit(training, split, options(split)).Blend);
        Ndcg(Served, figures, new Target(0.350, 0.358));
        Ndcg($"{Served} with the engine's own parameters", Run((training, split) => Fit(training, split, RelevanceOptions.Default).Blend).Figures, null);
        for (int level = 0; level < data.RiskLevels.Length; level++)
        {
            var (ndcg, customers) = SplitFigures.OfLevel(figures, level);
            report.Add(
                $"FAR-Trans nDCG@10, {Served}, {data.RiskLevels[level]}",
                ndcg,
                new Target(0.325, 0.335),
                ("how", "mean over all customers of the level in all splits"),
                ("customers", customers));
        }

        report.Add($"FAR-Trans nDCG@10 without history, {Served}", figures.Average(f => f.NewNdcg), new Target(0.280, 0.287), ("how", New));
        report.Add($"FAR-Trans Recall@10 without history, {Served}", figures.Average(f => f.NewRecall), new Target(0.450, 0.464), ("how", New));
        report.Add($"FAR-Trans, fit and evaluate {splits.Length} splits, {Served}, CPU s", seconds, new Target(45, 20), ("how", "training all models anew for each split; choosing parameters is not in it"));
    }

    private TrainedModels Fit(Interactions training, int split, RelevanceOptions how) =>
        TrainedModels.Fit(training, _groups, data.Features, data.Instants[split], how, Environment.ProcessorCount);

    private void Ndcg(string model, SplitFigures[] of, Target? target) => report.Add(
        $"FAR-Trans nDCG@10, {model}", of.Average(f => f.Ndcg), target, ("how", Known), ("splits", of.Select(f => Math.Round(f.Ndcg, 6)).ToList()));

    private (SplitFigures[] Figures, double CpuSeconds) Run(Func<Interactions, int, RelevanceModel> fit)
    {
        var figures = new SplitFigures[splits.Length];
        double milliseconds = CpuClock.Milliseconds(1, () =>
        {
            for (int place = 0; place < splits.Length; place++)
            {
                var training = data.Training(splits[place]);
                figures[place] = FarTransEvaluation.Measure(data, splits[place], training, fit(training, splits[place]));
            }
        });
        return (figures, milliseconds / 1_000);
    }
}
