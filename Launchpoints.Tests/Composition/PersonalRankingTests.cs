using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>The best of many Kristals, found without sorting all, against all of them sorted.</summary>
public sealed class PersonalRankingTests
{
    private const long Now = 1_767_268_800_000;

    [Theory]
    [InlineData(30)]
    [InlineData(97)]
    [InlineData(806)]
    [InlineData(2_000)]
    public void Ranking_OfEveryModel_IsTheWholeOrder(int kristals)
    {
        var random = new Random(kristals);
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Kristal, "sector", AttributeType.Text, AttributeStatus.Actionable));
        for (int i = 0; i < kristals; i++)
        {
            // Keys whose order is not that of the rows, so that ties have something to settle.
            editor.PutKristal(Key(i), $"Fund {i}", active: true);
            editor.SetKristal(Key(i), "sector", AttributeValue.OfText($"s{i % 7}"));
        }

        for (int customer = 0; customer < 200; customer++)
        {
            editor.PutCustomer($"c{customer}");
            for (int n = random.Next(customer % 4 == 0 ? 1 : 12); n > 0; n--)
            {
                editor.AddEvent($"c{customer}", "invested", Now - random.Next(1, 1_000_000_000), Key((int)(kristals * random.NextDouble() * random.NextDouble())), ImmutableDictionary<string, AttributeValue>.Empty);
            }
        }

        var segments = ModelNames.Learned.Select(name => new SegmentDefinition(name, name, "", Group.Everyone, KristalSelection.Catalogue, name)).ToList();
        var plain = new Workspace(editor.Build(), WorkspaceConfiguration.Empty with { Segments = segments.ToImmutableDictionary(s => s.Key, s => new SegmentEntry(s, s, 1)) });
        var models = TrainingData.Read(plain.At(Now), CancellationToken.None).Train(RelevanceOptions.Default, BlendOptions.Default, [], 1, CancellationToken.None);
        var view = plain.Next(plain.Population, plain.Configuration, models).At(Now);
        foreach (var segment in segments)
        {
            for (int customer = 0; customer < 200; customer += 9)
            {
                ulong[] unsuitable = [.. Enumerable.Range(0, (kristals + 63) / 64).Select(_ => customer % 2 == 0 ? 0 : (ulong)random.NextInt64() & (ulong)random.NextInt64())];
                var asked = new CustomerKristals(view.Workspace.Population, view.Workspace.Population.FindRow($"c{customer}"), view.Workspace.Population.Kristals, WorkspaceSettings.Default, Now);
                using var ranking = view.Segment(segment.Key)!.RankingFor(asked, unsuitable);
                int[] expected = [.. Enumerable.Range(0, kristals).Where(row => (unsuitable[row / 64] >> row & 1) == 0)];
                Assert.Equal(expected, ranking.Rows.ToArray().Order());
                Array.Sort(expected, ranking.Compare);
                Assert.Equal(expected, Enumerable.Range(0, ranking.Count).Select(ranking.RowAt));
                Assert.Equal(ranking.Model, $"{segment.Key}@0");
            }
        }

        static string Key(int i) => $"k{i * 7919 % 10_007:00000}";
    }
}
