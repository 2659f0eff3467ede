using System.Globalization;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>
/// Chooses the parameters of each split by what its own training part knows: the settings' figures in all splits before it, whose test parts have become
/// training by then. No split's test part has a say in its own parameters. The first one, which knows of no split before it, takes the first setting of each grid.
/// </summary>
internal sealed class FarTransChoice
{
    private static readonly double[] Exponents = [1, 1.5, 2, 3];
    private static readonly double[] Days = [7, 14, 28];

    private readonly FarTrans _data;
    private readonly int[] _splits;
    private readonly IReadOnlyList<CustomerGroup> _groups;
    private readonly RelevanceOptions[] _chosen; // by place of a split, and what all of them together choose at the end
    private readonly List<string> _lines = [];

    /// <param name="data">The data.</param>
    /// <param name="splits">The splits, ascending.</param>
    public FarTransChoice(FarTrans data, int[] splits)
    {
        _data = data;
        _splits = splits;
        _groups = data.Groups();
        _chosen = new RelevanceOptions[splits.Length + 1];
        Array.Fill(_chosen, RelevanceOptions.Default);

        Stage("prior, first choices, by nDCG@10 of customers without history", Setting.Grid("days", Days, "exponent", Exponents, (o, days, exponent) => o with { Prior = o.Prior with { FirstChoices = new Decay(days, exponent) } }), Prior, f => f.NewNdcg);
        Stage("prior, later choices, by nDCG@10", Setting.Grid("days", Days, "exponent", Exponents, (o, days, exponent) => o with { Prior = o.Prior with { LaterChoices = new Decay(days, exponent) } }), Prior, f => f.Ndcg);
        Stage("similar, by nDCG@10", Setting.Grid("ridge", [50.0, 100, 200, 400], "dropout", [0, 0.25, 0.5, 1], (o, ridge, dropout) => o with { Similar = o.Similar with { Ridge = ridge, Dropout = dropout } }), Similar, f => f.Ndcg);
        Stage("similar, by nDCG@10", Setting.Grid("days", Days, "exponent", [0, 0.1, 0.2, 0.4], (o, days, exponent) => o with { Similar = o.Similar with { Aging = new Decay(days, exponent) } }), Similar, f => f.Ndcg);
        Stage("blend, by nDCG@10", Setting.Grid("strength", [0.1, 0.25, 0.5, 1], "content", [0, 0.05, 0.1, 0.2], (o, strength, content) => o with { Blend = o.Blend with { Strength = strength, Content = content } }), Blend, f => f.Ndcg);
    }

    /// <summary>The options of a split.</summary>
    public RelevanceOptions Of(int split) => _chosen[Array.IndexOf(_splits, split)];

    /// <summary>What all splits together choose: what the engine's defaults should be.</summary>
    public RelevanceOptions Last => _chosen[^1];

    /// <summary>Prints the grids and what was chosen from them.</summary>
    public void Print(TextWriter to) => _lines.ForEach(to.WriteLine);

    private delegate IEnumerable<RelevanceModel> Fit(Interactions training, int split, RelevanceOptions chosen, IEnumerable<RelevanceOptions> settings);

    private void Stage(string name, Setting[] settings, Fit fit, Func<SplitFigures, double> figure)
    {
        var figures = new double[_splits.Length][];
        Parallel.For(0, _splits.Length, place =>
        {
            var training = _data.Training(_splits[place]);
            figures[place] = [.. fit(training, _splits[place], _chosen[place], settings.Select(setting => setting.With(_chosen[place])))
                .Select(model => figure(FarTransEvaluation.Measure(_data, _splits[place], training, model)))];
        });

        double[] sums = new double[settings.Length];
        int[] times = new int[settings.Length];
        for (int place = 0; place <= _splits.Length; place++)
        {
            int best = Array.IndexOf(sums, sums.Max());
            _chosen[place] = settings[best].With(_chosen[place]);
            if (place < _splits.Length)
            {
                times[best]++;
                sums = [.. sums.Zip(figures[place], (sum, one) => sum + (double.IsNaN(one) ? 0 : one))]; // a split may have no new customers
            }
        }

        _lines.Add($"\nFAR-Trans, {name}: mean over {_splits.Length} splits, and how many of them chose it");
        _lines.AddRange(settings.Select((setting, place) => string.Create(
            CultureInfo.InvariantCulture, $"{(sums[place] == sums.Max() ? '*' : ' ')} {setting.Name,-28} {sums[place] / _splits.Length:0.0000} {times[place],3}")));
    }

    private IEnumerable<RelevanceModel> Prior(Interactions training, int split, RelevanceOptions chosen, IEnumerable<RelevanceOptions> settings) =>
        settings.Select(options => PriorModel.Fit(training, _groups, _data.Instants[split], options.Prior));

    private IEnumerable<RelevanceModel> Similar(Interactions training, int split, RelevanceOptions chosen, IEnumerable<RelevanceOptions> settings) =>
        settings.Select(options => SimilarModel.Fit(training, _data.Instants[split], options.Similar, threads: 1));

    private IEnumerable<RelevanceModel> Blend(Interactions training, int split, RelevanceOptions chosen, IEnumerable<RelevanceOptions> settings)
    {
        var models = TrainedModels.Fit(training, _groups, _data.Features, _data.Instants[split], chosen, threads: 1);
        return settings.Select(options => models.Blended(options.Blend, training));
    }
}
