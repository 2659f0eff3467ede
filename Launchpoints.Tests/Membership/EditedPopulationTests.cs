using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Membership;

/// <summary>Snapshots after random edits against the oracle, and older snapshots against themselves: readers are never disturbed.</summary>
public sealed class EditedPopulationTests
{
    private const int Rounds = 12;
    private const int RulesPerRound = 12;

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 150)]
    [InlineData(3, 150)]
    [InlineData(4, 64)]
    [InlineData(5, 200)]
    [InlineData(6, 4_100)]
    public void Snapshot_AfterEdits_AnswersAsIfBuiltAnew(int seed, int customers)
    {
        var world = new RandomPopulation(seed, customers);
        var rules = new RandomRules(seed, world);
        var oracle = new RuleOracle(world.Population, world.Now, world.Zone);
        var snapshot = Snapshots.Of(world.Population);
        var edits = new RandomEdits(new Random(seed), world);
        for (int round = 0; round < Rounds; round++)
        {
            var older = snapshot;
            var asked = Enumerable.Range(0, RulesPerRound).Select(_ => RuleCanonical.Of(rules.Rule())).ToList();
            var before = asked.ConvertAll(rule => Members(rule, older, world));
            var editor = snapshot.Edit();
            for (int i = 0; i < 25; i++)
            {
                edits.Apply(editor);
            }

            snapshot = editor.Build();
            for (int i = 0; i < asked.Count; i++)
            {
                string where = $"seed {seed}, round {round}, rule {RuleText.Write(asked[i])}";
                var expected = world.Population.Customers.Where(c => oracle.Holds(asked[i], c)).Select(c => c.Key).Order(StringComparer.Ordinal);
                Assert.True(expected.SequenceEqual(Members(asked[i], snapshot, world)), $"after the edits: {where}\n{edits.Log}");
                Assert.True(before[i].SequenceEqual(Members(asked[i], older, world)), $"in the older snapshot: {where}");
            }

            Assert.Equal(world.Population.Customers.Count, snapshot.CustomerCount);
        }
    }

    private static List<string> Members(Group rule, PopulationSnapshot snapshot, RandomPopulation world)
    {
        var plan = RuleCompiler.ForCustomers(rule, snapshot, key => world.Population.Published[key], new RuleClock(world.Now, world.Zone));
        return [.. MembershipEvaluator.Members(plan, CancellationToken.None).Keys().Order(StringComparer.Ordinal)];
    }
}
