using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Relevance;

/// <summary>A segment gets a model of its own where its held-back choices say so, and nowhere else.</summary>
public sealed class OwnModelTests
{
    private const long Now = 1_767_268_800_000;
    private const long Day = 86_400_000;
    private const int Kristals = 60;
    private const int Customers = 1_200;

    // The segment is every third customer: what others go on to is beside what they have, what its members go on to lies seven further.
    [Theory]
    [InlineData(7, "own")]
    [InlineData(1, null)]
    public void Auto_TakesTheSegmentsOwn_OnlyWhereItsMembersGoAnotherWay(int step, string? exception)
    {
        var plain = World(step);
        var data = TrainingData.Read(plain.At(Now), CancellationToken.None);
        var measured = data.Measure(RelevanceOptions.Default, BackTestOptions.Default, 1, null, CancellationToken.None);
        Assert.NotNull(measured.Segments["third"].Of("own"));
        Assert.Null(measured.Everyone.Of("own"));
        Assert.Equal(exception, measured.Exceptions().GetValueOrDefault("third"));

        string[] own = exception is null ? [] : ["third"];
        var models = data.Train(RelevanceOptions.Default, BlendOptions.Default, own, 1, CancellationToken.None).As(4, measured.ChosenForAll, measured.Exceptions());
        var view = plain.Next(plain.Population, plain.Configuration, models).At(Now);
        var asked = new CustomerKristals(view.Workspace.Population, 0, view.Workspace.Population.Kristals, WorkspaceSettings.Default, Now);
        using var ranking = view.Segment("third")!.RankingFor(asked, []);
        Assert.Equal($"{exception ?? measured.ChosenForAll}@4", ranking.Model);
    }

    [Fact]
    public void Own_OfASegment_IsTheBlendTrainedOnItsMembersAlone()
    {
        var interactions = RandomInteractions.Draw(5, 500, 30, 3_000);
        ulong[] some = [.. Enumerable.Repeat(0x1111_1111_1111_1111UL, 8)];
        var features = RandomFeatures.Of(30, 3);
        var all = TrainedModels.Fit(interactions, [], features, 200 * RandomInteractions.Day, RelevanceOptions.Default, 1);
        var members = interactions.Only(some);
        var own = all.FitOwn(members, 200 * RandomInteractions.Day, RelevanceOptions.Default, 1);
        var alone = TrainedModels.Fit(members, [], features, 200 * RandomInteractions.Day, RelevanceOptions.Default, 1);
        Assert.Equal("own", own.Name);
        for (int customer = 0; customer < 500; customer++)
        {
            Assert.Equal(customer % 4 == 0 ? interactions.KristalsOf(customer).ToArray() : [], members.KristalsOf(customer).ToArray());
            var history = new CustomerHistory(interactions.KristalsOf(customer));
            double[] expected = new double[30], scores = new double[30];
            all.Prior.Add(history, own.WeightOf("prior", history), expected);
            alone.Similar!.Add(history, own.WeightOf("similar", history), expected);
            all.Content.Add(history, own.WeightOf("content", history), expected);
            own.Score(history, scores);
            Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void Own_AmongManyWithoutHistory_WeighsItsPartsAsIfTheyWereNotThere()
    {
        var drawn = RandomInteractions.Draw(9, 400, 30, 3_000);
        int[] customers = [.. Enumerable.Range(0, 400).SelectMany(c => Enumerable.Repeat(c, drawn.KristalsOf(c).Length))];
        int[] kristals = [.. Enumerable.Range(0, 400).SelectMany(c => drawn.KristalsOf(c).ToArray())];
        long[] times = [.. Enumerable.Range(0, 400).SelectMany(c => drawn.FirstOf(c).ToArray())];
        var interactions = Interactions.Of(400, 30, customers, kristals, times);
        var scattered = Interactions.Of(4_000, 30, [.. customers.Select(c => c * 10)], kristals, times);
        var dense = TrainedModels.Fit(interactions, [], RandomFeatures.None(30), 200 * RandomInteractions.Day, RelevanceOptions.Default, 1);
        var sparse = TrainedModels.Fit(scattered, [], RandomFeatures.None(30), 200 * RandomInteractions.Day, RelevanceOptions.Default, 1);
        var history = new CustomerHistory([3, 8]);
        foreach (string part in (string[])["prior", "similar", "content"])
        {
            Assert.Equal(dense.Blend.WeightOf(part, history), sparse.Blend.WeightOf(part, history), 1e-9 * dense.Blend.WeightOf(part, history));
        }

        Assert.Equal(dense.Blend.Scale.Middle, sparse.Blend.Scale.Middle, 1e-9);
    }

    [Fact]
    public void Own_WhereChoicesMakeTheMembers_IsNotTried()
    {
        var plain = World(7);
        var rule = Group.All(new EventCondition("invested", Aggregate.Count, null, null, null, ConditionOperator.Greater, new NumberValue(6)));
        var active = new SegmentDefinition("active", "Active", "", rule, KristalSelection.Catalogue, ModelNames.Auto);
        var within = active with { Key = "within", Rule = Group.All(new SegmentCondition("active"), new AttributeCondition("third", ConditionOperator.Equal, new BooleanValue(true))) };
        var segments = plain.Configuration.Segments.Add("active", new SegmentEntry(active, active, 1)).Add("within", new SegmentEntry(within, within, 1));
        var data = TrainingData.Read(plain.Next(plain.Population, plain.Configuration with { Segments = segments }).At(Now), CancellationToken.None);
        var measured = data.Measure(RelevanceOptions.Default, BackTestOptions.Default, 1, null, CancellationToken.None);
        Assert.NotNull(measured.Segments["third"].Of("own"));
        Assert.Null(measured.Segments["active"].Of("own"));
        Assert.Null(measured.Segments["within"].Of("own"));
    }

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(8, 0.9)]
    [InlineData(8, 0.01)]
    public void Own_WhereItIsNotAskedFor_OrNearlyEveryoneOrNobodyIsAMember_IsNotTried(int most, double share)
    {
        var interactions = RandomInteractions.Draw(6, 900, 30, 6_000);
        var random = new Random(1);
        ulong[] members = new ulong[15];
        for (int customer = 0; customer < 900; customer++)
        {
            members[customer / 64] |= random.NextDouble() < share ? 1UL << (customer % 64) : 0;
        }

        var segment = new BackTestSegment(-1, members, [.. Enumerable.Range(0, 30)]);
        var result = BackTest.Run(interactions, [], RandomFeatures.None(30), [segment], 200 * RandomInteractions.Day, RelevanceOptions.Default, BackTestOptions.Default with { MostOwn = most }, 1);
        Assert.NotNull(result.Segments[0].Of("blend"));
        Assert.Null(result.Segments[0].Of("own"));
    }

    private static Workspace World(int step)
    {
        var random = new Random(11);
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "third", AttributeType.Boolean, AttributeStatus.Actionable));
        for (int kristal = 0; kristal < Kristals; kristal++)
        {
            editor.PutKristal($"k{kristal:00}", "", active: true);
        }

        for (int customer = 0; customer < Customers; customer++)
        {
            string key = $"c{customer}";
            editor.PutCustomer(key);
            editor.SetCustomer(key, "third", AttributeValue.OfBoolean(customer % 3 == 0));
            for (int n = 0; n < 4; n++)
            {
                int kristal = random.Next(Kristals);
                long time = Now - (Day * random.Next(20, 300));
                Invest(key, kristal, time);
                Invest(key, (kristal + (customer % 3 == 0 ? step : 1)) % Kristals, time + (Day * random.Next(1, 15)));
            }
        }

        var segment = new SegmentDefinition("third", "Third", "", Group.All(new AttributeCondition("third", ConditionOperator.Equal, new BooleanValue(true))), KristalSelection.Catalogue, ModelNames.Auto);
        return new Workspace(editor.Build(), WorkspaceConfiguration.Empty with { Segments = ImmutableDictionary<string, SegmentEntry>.Empty.Add("third", new SegmentEntry(segment, segment, 1)) });

        void Invest(string customer, int kristal, long time) => editor.AddEvent(customer, "invested", time, $"k{kristal:00}", ImmutableDictionary<string, AttributeValue>.Empty);
    }
}
