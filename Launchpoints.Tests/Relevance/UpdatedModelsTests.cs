using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Relevance;

/// <summary>What models know of events that came after their training.</summary>
public sealed class UpdatedModelsTests
{
    private const long Now = 1_767_268_800_000;
    private const long Day = 86_400_000;
    private const int Kristals = 40;
    private const int Customers = 300;

    // No place for the regression, so walks are a part of the blend.
    private static readonly RelevanceOptions Large = RelevanceOptions.Default with { Similar = RelevanceOptions.Default.Similar with { MostKristals = 0 } };

    [Fact]
    public void Updated_AfterEvents_WalksFromWhatChangedAndLeavesTheRest()
    {
        var before = Population();
        var trained = Train(before);
        Assert.Null(trained.Updated(before, Now, 1, CancellationToken.None));
        Assert.Equal(0, Walk(trained).Weight(3, Kristals - 1)); // nobody has the last one yet

        var editor = before.Edit();
        editor.PutKristal("later", "", active: true);
        for (int customer = 0; customer < 20; customer++)
        {
            editor.PutCustomer($"new{customer}");
            Invest(editor, $"new{customer}", 3, Now);
            Invest(editor, $"new{customer}", Kristals - 1, Now);
            editor.AddEvent($"new{customer}", "invested", Now, "later", ImmutableDictionary<string, AttributeValue>.Empty);
        }

        var after = editor.Build();
        var updated = trained.Updated(after, Now + Day, 2, CancellationToken.None)!;
        Assert.True(Walk(updated).Weight(3, Kristals - 1) > 0);
        Assert.True(Walk(updated).Weight(Kristals - 1, 3) > 0);
        Assert.Equal((1, Now, Now + Day), (updated.Updates, updated.AsOf, updated.WalkedTo));
        Assert.Equal(["walk@0.1", "blend@0.1", "prior@0"], new[] { "walk", "blend", "prior" }.Select(name => updated.LabelOf(updated.Of("", name)!)));
        Assert.Same(trained.Of("", "prior"), updated.Of("", "prior"));
        editor = after.Edit();
        Invest(editor, "new1", 3, Now + 1); // once more what they have
        after = editor.Build();
        Assert.Null(updated.Updated(after, Now + Day, 2, CancellationToken.None));

        // The blend walks with it, and what it says still adds up.
        var history = new CustomerHistory([3, 7]);
        Assert.True(Score(updated, history)[Kristals - 1] > Score(trained, history)[Kristals - 1]);
        var interactions = PopulationInteractions.Of(after, ["invested"], Kristals, Now + Day, CancellationToken.None);
        ModelContract.Holds(updated.Of("", "blend")!, interactions);
        ModelContract.Holds(updated.Of("", "walk")!, interactions);
    }

    [Fact]
    public void Updated_WhenTheStoreWasReadAnew_WaitsForTheNextTraining()
    {
        var trained = Train(Population());
        var editor = Population().Edit();
        Invest(editor, "c1", 3, Now);
        Assert.Null(trained.Updated(editor.Build(), Now + Day, 1, CancellationToken.None));
    }

    [Theory]
    [InlineData("walk", true)]
    [InlineData("blend", true)]
    [InlineData("auto", true)]
    [InlineData("prior", false)]
    [InlineData("popular", false)]
    public void Walks_OfASegmentsChoice_AreTheOnesThatServeIt(string model, bool expected) =>
        Assert.Equal(expected, Train(Population()).As(1, "blend", []).Walks("any", model));

    private static WalkModel Walk(ServedModels models) => (WalkModel)models.Of("", "walk")!;

    private static double[] Score(ServedModels models, CustomerHistory history)
    {
        double[] scores = new double[Kristals];
        models.Of("", "blend")!.Score(history, scores);
        return scores;
    }

    private static ServedModels Train(PopulationSnapshot population) =>
        TrainingData.Read(new Workspace(population, WorkspaceConfiguration.Empty).At(Now), CancellationToken.None).Train(Large, Large.Blend, [], 1, CancellationToken.None);

    private static PopulationSnapshot Population()
    {
        var random = new Random(5);
        var editor = PopulationSnapshot.Empty.Edit();
        for (int kristal = 0; kristal < Kristals; kristal++)
        {
            editor.PutKristal($"k{kristal}", "", active: true);
        }

        for (int customer = 0; customer < Customers; customer++)
        {
            editor.PutCustomer($"c{customer}");
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                Invest(editor, $"c{customer}", (int)((Kristals - 1) * random.NextDouble() * random.NextDouble()), Now - (Day * random.Next(1, 300)));
            }
        }

        return editor.Build();
    }

    private static void Invest(PopulationEditor editor, string customer, int kristal, long time) =>
        editor.AddEvent(customer, "invested", time, $"k{kristal}", ImmutableDictionary<string, AttributeValue>.Empty);
}
