using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Relevance.Clicks;

/// <summary>From delivered pages to the weights that the blend is trained with.</summary>
public sealed class LearnedBlendTests
{
    private const long Now = 1_767_268_800_000;
    private const long Day = 86_400_000;
    private const int Kristals = 40;
    private const int Sectors = 5;
    private const int Club = 20;

    private readonly Random _random = new(3);

    [Fact]
    public void LearnFrom_PagesChosenByLikeness_LetsContentCountMore()
    {
        var data = Data(500, out var held);
        var learned = data.LearnFrom(Pages(held, (kristal, own) => own.Any(o => o % Sectors == kristal % Sectors)), RelevanceOptions.Default, 1, CancellationToken.None);
        Assert.True(learned.Weights.Serves, string.Join(", ", learned.Parts.Zip(learned.Weights.Factors)));
        double content = learned.Weights.Factors[learned.Parts.ToList().IndexOf("content")];
        Assert.True(content > learned.Weights.Factors[learned.Parts.ToList().IndexOf("prior")], string.Join(", ", learned.Weights.Factors));
        Assert.True(learned.Blend.Content > BlendOptions.Default.Content);
        Assert.Equal("blend", data.Train(RelevanceOptions.Default, learned.Blend, [], 1, CancellationToken.None).Of("", "blend")!.Name);
    }

    [Fact]
    public void LearnFrom_FewPages_ChangesNothing()
    {
        var data = Data(60, out var held);
        var learned = data.LearnFrom(Pages(held, (kristal, _) => kristal % 3 == 0), RelevanceOptions.Default, 1, CancellationToken.None);
        Assert.Equal((60, false), (learned.Weights.Customers, learned.Weights.Serves));
        Assert.Equal(BlendOptions.Default, learned.Blend);
        Assert.False(data.LearnFrom([], RelevanceOptions.Default, 1, CancellationToken.None).Weights.Serves);
    }

    [Fact]
    public void LearnFrom_PagesOfWhoOrWhatIsGone_PassesThemOver()
    {
        var data = Data(300, out var held);
        var pages = Pages(held, (kristal, _) => kristal % 3 == 0);
        DeliveredPage[] strange = [new("nobody", "s", Now - Day, ["k1", "k2"], [true, false]), new("c1", "s", Now - Day, ["k1", "gone", "k2"], [true, true, false])];
        int telling = pages.Count(page => page.Tells);
        Assert.Equal((telling, 300), Of(data.LearnFrom([.. pages, .. strange], RelevanceOptions.Default, 1, CancellationToken.None)));

        static (int Pages, int Customers) Of(LearnedBlend learned) => (learned.Weights.Pages, learned.Weights.Customers);
    }

    // Ten random cards of what the customer does not have; each is gone on to by a rule, and now and then by chance.
    private List<DeliveredPage> Pages(IReadOnlyList<int[]> held, Func<int, int[], bool> likes) =>
    [
        .. held.SelectMany((own, customer) => Enumerable.Range(0, 3).Select(page =>
        {
            int[] cards = [.. Enumerable.Range(0, Kristals).Except(own).OrderBy(_ => _random.Next()).Take(10)];
            bool[] chosen = [.. cards.Select((card, place) => place > 0 && _random.NextDouble() < (likes(card, own) ? 0.4 : 0.05))];
            chosen[0] = !chosen.Contains(true);
            return new DeliveredPage($"c{customer}", "none", Now - (Day * (30 - page)), [.. cards.Select(card => $"k{card}")], chosen);
        })),
    ];

    // Customers hold what lies side by side, which has nothing to do with sectors; the blend believes in that until they go on to something else.
    private TrainingData Data(int customers, out IReadOnlyList<int[]> held)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Kristal, "sector", AttributeType.Text, AttributeStatus.Actionable));
        for (int kristal = 0; kristal < Kristals; kristal++)
        {
            editor.PutKristal($"k{kristal}", "", active: true);
            editor.SetKristal($"k{kristal}", "sector", AttributeValue.OfText($"s{kristal % Sectors}"));
        }

        var own = new List<int[]>();
        for (int customer = 0; customer < customers; customer++)
        {
            editor.PutCustomer($"c{customer}");
            int from = customer % (Kristals / Club) * Club;
            own.Add([.. Enumerable.Range(from, Club).OrderBy(_ => _random.Next()).Take(3)]);
            foreach (int kristal in own[^1])
            {
                editor.AddEvent($"c{customer}", "invested", Now - (Day * _random.Next(60, 200)), $"k{kristal}", ImmutableDictionary<string, AttributeValue>.Empty);
            }
        }

        held = own;
        return TrainingData.Read(new Workspace(editor.Build(), WorkspaceConfiguration.Empty).At(Now), CancellationToken.None);
    }
}
