using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Xunit;

namespace Launchpoints.Tests.Relevance.Evaluation;

public sealed class BackTestTests
{
    private const long Now = 200 * RandomInteractions.Day;

    private static readonly BackTestOptions Options = BackTestOptions.Default with { HeldBack = 0.3, Windows = 2 };

    [Fact]
    public void Figures_OfOneWindow_AreThoseOfRankingEveryCustomerByHand()
    {
        var interactions = RandomInteractions.Draw(8, 400, 40, 4_000);
        var features = RandomFeatures.Of(40, 8);
        int[] candidates = [.. Enumerable.Range(0, 40).Where(kristal => kristal % 3 != 0)];
        var segment = BackTestSegment.Everyone(400, 40) with { Candidates = candidates };
        var result = Run(interactions, features, segment, Options with { Windows = 1 });
        var window = Assert.Single(result.Windows);
        var before = interactions.Before(window.From);
        var models = TrainedModels.Fit(before, [], features, window.From, RelevanceOptions.Default, 1);
        foreach (var model in models.All)
        {
            var (all, fresh) = ByHand(interactions, before, window, model, candidates);
            var figures = result.Segments[0].Of(model.Name)!;
            Assert.Equal(all.Count, figures.All.Customers);
            Assert.Equal(all.Average(one => one.Ndcg), figures.All.Ndcg!.Value.Value, 1e-12);
            Assert.Equal(all.Average(one => one.Recall), figures.All.Recall!.Value.Value, 1e-12);
            Assert.Equal((double)all.SelectMany(one => one.Cards).Distinct().Count() / candidates.Length, figures.All.Coverage!.Value.Value, 1e-12);
            Assert.Equal(all.Average(one => RankingMeasures.Diversity(one.Cards, features)!.Value), figures.All.Diversity!.Value.Value, 1e-12);
            Assert.Equal(fresh.Count, figures.WithoutHistory.Customers);
        }
    }

    [Fact]
    public void Run_OnAnyNumberOfThreads_GivesTheSameFigures()
    {
        var interactions = RandomInteractions.Draw(10, 500, 30, 3_000);
        var segment = BackTestSegment.Everyone(500, 30);
        var one = Run(interactions, RandomFeatures.Of(30, 1), segment, Options with { MostCustomers = 60 }, threads: 1);
        var many = Run(interactions, RandomFeatures.Of(30, 1), segment, Options with { MostCustomers = 60 }, threads: 5);
        Assert.Equal(one.Segments[0].Models.AsEnumerable(), many.Segments[0].Models);
        Assert.NotEqual(one.Segments[0].Models.AsEnumerable(), Run(interactions, RandomFeatures.Of(30, 1), segment, Options with { MostCustomers = 60, Seed = 2 }).Segments[0].Models);
    }

    [Fact]
    public void Segment_OfSomeMembers_CountsOnlyThem()
    {
        var interactions = RandomInteractions.Draw(11, 300, 30, 3_000);
        ulong[] odd = [.. Enumerable.Repeat(0xAAAA_AAAA_AAAA_AAAAUL, 5)];
        var result = Run(interactions, RandomFeatures.None(30), new BackTestSegment(-1, odd, [.. Enumerable.Range(0, 30)]), Options with { Windows = 1 });
        var window = result.Windows[0];
        int expected = Enumerable.Range(0, 300).Count(customer => customer % 2 == 1 && interactions.FirstOf(customer).ToArray().Any(time => time >= window.From));
        Assert.Equal(expected, result.Segments[0].Of("blend")!.All.Customers);
        Assert.Null(result.Segments[0].Of("blend")!.All.Diversity); // nothing is known of the Kristals
    }

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Run_OnAnyShape_GivesFiguresOrSaysWhyNot(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        var segments = new[] { BackTestSegment.Everyone(interactions.CustomerCount, interactions.KristalCount), new BackTestSegment(-1, default, []) };
        var result = BackTest.Run(interactions, [], RandomFeatures.Of(interactions.KristalCount, 2), segments, Now, RelevanceOptions.Default, Options, 2);
        Assert.Equal(2, result.Segments.Length);
        Assert.Equal(result.Windows.IsEmpty ? BackTestProblems.NotSpreadOverTime : null, result.Problem);
        foreach (var figures in result.Segments.SelectMany(segment => segment.Models).SelectMany(model => new[] { model.All, model.WithoutHistory }))
        {
            Assert.Equal(figures.Customers < SegmentEvidence.LeastCustomers, figures.Problem is not null);
            Assert.Equal(figures.Problem is null, figures.Ndcg is not null);
            foreach (var interval in new[] { figures.Ndcg, figures.Recall, figures.Coverage, figures.Diversity }.OfType<Engine.Experiments.Interval>())
            {
                Assert.True(interval.Low >= 0 && interval.Low <= interval.Value && interval.Value <= interval.High && interval.High <= 1, $"{shape}: {interval}");
            }
        }
    }

    [Fact]
    public void Progress_OfARun_GoesFromSomethingToOne()
    {
        var seen = new List<double>();
        var interactions = RandomInteractions.Shape("tall");
        BackTest.Run(interactions, [], RandomFeatures.None(25), [BackTestSegment.Everyone(300, 25)], Now, RelevanceOptions.Default, Options, 1, new Steps(seen));
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1, seen[^1], 1e-9);
    }

    [Fact]
    public void Run_ThatIsCancelled_Ends()
    {
        var interactions = RandomInteractions.Shape("tall");
        Assert.ThrowsAny<OperationCanceledException>(() => BackTest.Run(
            interactions, [], RandomFeatures.None(25), [BackTestSegment.Everyone(300, 25)], Now, RelevanceOptions.Default, Options, 1, null, new CancellationToken(true)));
    }

    private static (List<(int[] Cards, double Ndcg, double Recall)> All, List<int> Fresh) ByHand(
        Interactions interactions, Interactions before, BackTestWindow window, RelevanceModel model, int[] candidates)
    {
        var all = new List<(int[] Cards, double Ndcg, double Recall)>();
        var fresh = new List<int>();
        double[] scores = new double[interactions.KristalCount];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            int[] held = before.KristalsOf(customer).ToArray();
            int[] chosen = [.. interactions.KristalsOf(customer).ToArray().Except(held).Intersect(candidates)];
            if (chosen.Length == 0)
            {
                continue;
            }

            model.Score(new CustomerHistory(held), scores);
            int[] cards = [.. candidates.Except(held).OrderByDescending(kristal => scores[kristal]).ThenBy(kristal => kristal).Take(10)];
            double best = Enumerable.Range(0, Math.Min(10, chosen.Length)).Sum(place => 1 / Math.Log2(place + 2));
            double gained = Enumerable.Range(0, cards.Length).Where(place => chosen.Contains(cards[place])).Sum(place => 1 / Math.Log2(place + 2));
            all.Add((cards, gained / best, (double)cards.Intersect(chosen).Count() / chosen.Length));
            if (held.Length == 0)
            {
                fresh.Add(customer);
            }
        }

        return (all, fresh);
    }

    private static BackTestResult Run(Interactions interactions, KristalFeatures features, BackTestSegment segment, BackTestOptions options, int threads = 2) =>
        BackTest.Run(interactions, [], features, [segment], Now, RelevanceOptions.Default, options, threads);

    private sealed class Steps(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }
}
