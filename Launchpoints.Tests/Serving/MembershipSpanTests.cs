using System.Collections.Immutable;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Serving;

/// <summary>Since when and until when: the instants given, and everything between them, against questions as of those instants.</summary>
public sealed class MembershipSpanTests
{
    [Fact]
    public void Span_OfRandomRules_HoldsRightUpToItsEnds()
    {
        int ends = 0;
        for (int seed = 1; seed <= 90; seed++)
        {
            var world = new RandomPopulation(seed, 8);
            var rules = new RandomRules(seed, world);
            var chance = new Random(seed);
            for (int i = 0; i < 5; i++)
            {
                var workspace = Of(world, RuleCanonical.Of(rules.Rule()));
                var view = workspace.At(world.Now);
                foreach (var customer in world.Population.Customers)
                {
                    var who = CustomerReference.Of(customer.Key);
                    var span = view.SpanOf("tested", who)!;
                    bool At(long instant) => workspace.At(instant).SegmentsOf(who)!.Contains("tested");
                    string where = $"seed {seed}, rule {i}, {customer.Key}";
                    Assert.True(span.Member == At(world.Now), where);
                    long since = span.Since ?? world.Now - 40_000_000_000, until = span.Until ?? world.Now + 20_000_000_000;
                    if (span.Since is not null)
                    {
                        ends++;
                        Assert.True(span.Member == At(since) && span.Member != At(since - 1), $"{where}: since {since}");
                    }

                    if (span.Until is not null)
                    {
                        ends++;
                        Assert.True(span.Member == At(until - 1) && span.Member != At(until), $"{where}: until {until}");
                    }

                    for (int probe = 0; probe < 6; probe++)
                    {
                        long between = since + (long)(chance.NextDouble() * (until - 1 - since));
                        Assert.True(span.Member == At(between), $"{where}: changes at or before {between}, although {span}");
                    }
                }
            }
        }

        Assert.True(ends > 150, $"Only {ends} ends were tried; the rules are too dull to prove anything.");
    }

    [Fact]
    public void Spans_OfSeveralRules_AreThoseOfEachAndStopWhenNobodyWaits()
    {
        var world = new RandomPopulation(11, 4);
        var view = Of(world, Group.Everyone).At(world.Now);
        var random = new RandomRules(11, world);
        Group[] rules = [.. Enumerable.Range(0, 20).Select(_ => RuleCanonical.Of(random.Rule()))];
        var who = CustomerReference.Of(world.Population.Customers[2].Key);
        Assert.Equal(rules.Select(r => view.SpanOf(r, who)), view.SpansOf(rules, who, CancellationToken.None)!);
        Assert.Null(view.SpansOf(rules, CustomerReference.Of("nobody"), CancellationToken.None));
        Assert.Throws<OperationCanceledException>(() => view.SpansOf(rules, who, new CancellationToken(canceled: true)));
    }

    private static Workspace Of(RandomPopulation world, Group rule)
    {
        var segments = world.Population.Published.Where(p => p.Value is not null)
            .ToImmutableDictionary(p => p.Key, p => Entry(p.Key, p.Value!)).SetItem("tested", Entry("tested", rule));
        return new Workspace(
            Snapshots.Of(world.Population),
            WorkspaceConfiguration.Empty with { Settings = WorkspaceConfiguration.Empty.Settings with { TimeZone = world.Zone }, Segments = segments });
    }

    private static SegmentEntry Entry(string key, Group rule)
    {
        var segment = new SegmentDefinition(key, key, "", rule, KristalSelection.Catalogue);
        return new SegmentEntry(segment, segment, 1);
    }
}
