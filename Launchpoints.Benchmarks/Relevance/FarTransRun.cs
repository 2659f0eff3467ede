using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Every model in every split of FAR-Trans.</summary>
internal static class FarTransRun
{
    private const string Protocol = "mean over customers, then over splits; candidates are the eligible Kristals without the customer's own";

    /// <summary>Adds the rows.</summary>
    /// <param name="data">The data.</param>
    /// <param name="splits">The splits that are measured; all of them unless one only tries.</param>
    /// <param name="report">Gets the rows.</param>
    public static void Measure(FarTrans data, int[] splits, Report report)
    {
        var groups = data.Groups();
        Ndcg("popularity", Run(data, splits, (training, _) => new Popularity(training)).Figures, null);
        var (figures, cpu) = Run(data, splits, (training, split) => PriorModel.Fit(training, groups, data.Instants[split], PriorOptions.Default));
        Ndcg("prior", figures, null);

        void Ndcg(string model, SplitFigures[] of, Target? target)
        {
            report.Add($"FAR-Trans nDCG@10, {model}", of.Average(f => f.Ndcg), target, ("how", Protocol), ("splits", of.Select(f => Math.Round(f.Ndcg, 6)).ToList()));
            report.Add($"FAR-Trans nDCG@10 without history, {model}", of.Average(f => f.NewNdcg), target is null ? null : new Target(0.280, 0.287), ("how", Protocol));
            report.Add($"FAR-Trans Recall@10 without history, {model}", of.Average(f => f.NewRecall), target is null ? null : new Target(0.450, 0.464), ("how", Protocol));
        }
    }

    private static (SplitFigures[] Figures, double CpuSeconds) Run(FarTrans data, int[] splits, Func<Interactions, int, RelevanceModel> fit)
    {
        var figures = new SplitFigures[splits.Length];
        double milliseconds = CpuClock.Milliseconds(1, () => Parallel.For(0, splits.Length, place =>
        {
            var training = data.Training(splits[place]);
            figures[place] = FarTransEvaluation.Measure(data, splits[place], training, fit(training, splits[place]));
        }));
        return (figures, milliseconds / 1_000);
    }
}
