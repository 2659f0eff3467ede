using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Qualification;

public sealed class KristalEvidenceTests
{
    [Fact]
    public void Evidence_OfASupersededCount_IsNotLookedThrough()
    {
        var random = new RandomPopulation(3, 50);
        var population = Snapshots.Of(random.Population);
        var clock = new RuleClock(random.Now, random.Zone);
        var everyone = MembershipEvaluator.Members(RuleCompiler.ForCustomers(Group.Everyone, population, _ => null, clock), CancellationToken.None);
        var selection = KristalSelection.Catalogue with { Basis = KristalBasis.Evidence, MinMembers = 1 };
        Assert.Equal(50, everyone.Count);
        Assert.NotEqual(0, SegmentKristals.Of(selection, everyone, population, clock).Count);
        Assert.Throws<OperationCanceledException>(() => SegmentKristals.Of(selection, everyone, population, clock, new CancellationToken(canceled: true)));

        // Without evidence there is nothing to look through, and nothing to give up.
        Assert.NotEqual(0, SegmentKristals.Of(KristalSelection.Catalogue, everyone, population, clock, new CancellationToken(canceled: true)).Count);
    }
}
