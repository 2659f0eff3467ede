using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What a training does, from beginning to end. Blocks its thread.</summary>
internal static class TrainingWork
{
    // Trying the models trains them several times over; the training that serves comes after it, on everything.
    private const double MeasuredAt = 0.75;
    private const double LearnedAt = 0.85;

    public static TrainedAndMeasured Do(WorkspaceView view, IReadOnlyList<DeliveredRibbon> delivered, int threads, Action<string, double> report, CancellationToken ct)
    {
        report("Reading what customers did", 0);
        var data = TrainingData.Read(view, ct);
        report("Trying the models on the latest choices, without telling them", 0.05);
        var measured = data.Measure(
            RelevanceOptions.Default,
            BackTestOptions.Default,
            threads,
            new Reports(share => report("Trying the models on the latest choices, without telling them", 0.05 + ((MeasuredAt - 0.05) * share))),
            ct);
        report("Learning from the cards that customers went on to", MeasuredAt);
        var pages = Deliveries.WithOutcomes(delivered, view, ct);
        var learned = data.LearnFrom(pages, RelevanceOptions.Default, threads, ct);
        report("Training on everything that customers did", LearnedAt);
        var chosen = measured.Exceptions();
        var models = data.Train(RelevanceOptions.Default, learned.Blend, [.. chosen.Where(c => c.Value == ModelNames.Own).Select(c => c.Key)], threads, ct);
        return new TrainedAndMeasured(models, measured.ChosenForAll, chosen, Measurements.Write(Measurements.Of(measured, learned)));
    }

    // At once, on the thread that works: Progress<T> would post it elsewhere, in whatever order.
    private sealed class Reports(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
