using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Every model in every split of FAR-Trans.</summary>
/// <param name="data">The data.</param>
/// <param name="splits">The splits that are measured; all of them unless one only tries.</param>
/// <param name="report">Gets the rows.</param>
internal sealed class FarTransRun(FarTrans data, int[] splits, Report report)
{
    private const string Served = "blend";
    private const string Protocol = "mean over a split's customers, then over splits; candidates are the eligible Kristals without the customer's own";

    private readonly IReadOnlyList<CustomerGroup> _groups = data.Groups();

    /// <summary>Adds the rows.</summary>
    public void Measure()
    {
        Ndcg("popularity", Run((training, _) => new Popularity(training)).Figures);
        Ndcg("prior", Run(Prior).Figures);
        Ndcg("similar", Run(Similar).Figures);
        var (figures, seconds) = Run((training, split) =>
            new BlendModel([new BlendPart(Similar(training, split), 1)], Prior(training, split), 0.25, training));
        Ndcg(Served, figures);
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

        report.Add("FAR-Trans nDCG@10 without history, prior", figures.Average(f => f.NewNdcg), new Target(0.280, 0.287), ("how", "customers that training does not know"));
        report.Add("FAR-Trans Recall@10 without history, prior", figures.Average(f => f.NewRecall), new Target(0.450, 0.464), ("how", "customers that training does not know"));
        report.Add($"FAR-Trans, fit and evaluate {splits.Length} splits, {Served}, CPU s", seconds, new Target(45, 20));
    }

    private PriorModel Prior(Interactions training, int split) => PriorModel.Fit(training, _groups, data.Instants[split], PriorOptions.Default);

    private SimilarModel Similar(Interactions training, int split) =>
        SimilarModel.Fit(training, data.Instants[split], SimilarOptions.Default, Environment.ProcessorCount);

    private void Ndcg(string model, SplitFigures[] of) => report.Add(
        $"FAR-Trans nDCG@10, {model}",
        of.Average(f => f.Ndcg),
        model == Served ? new Target(0.350, 0.358) : null,
        ("how", Protocol),
        ("splits", of.Select(f => Math.Round(f.Ndcg, 6)).ToList()));

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
