using Xunit;

namespace Launchpoints.Tests.Conformance;

/// <summary>The cases that other products publish, translated and asked here; <c>docs/conformance.md</c> lists those that mean something else.</summary>
public sealed class ConformanceTests
{
    [ConformanceFact]
    public void GrowthBook_Conditions_AnswerAsPublished() => Check(ConformanceSuite.GrowthBookConditions);

    [ConformanceFact]
    public void GrowthBook_Buckets_AnswerAsPublished() => Check(ConformanceSuite.GrowthBookBuckets);

    [ConformanceFact]
    public void Unomi_Conditions_AnswerAsPublished() => Check(ConformanceSuite.UnomiConditions);

    [ConformanceFact]
    public void Unomi_DateMath_AnswersAsPublished() => Check(ConformanceSuite.UnomiDateMath);

    [ConformanceFact]
    public void PostHog_RelativeDates_AnswerAsPublished() => Check(ConformanceSuite.PostHogRelativeDates);

    [ConformanceFact]
    public void PostHog_Cohorts_AnswerAsPublished() => Check(ConformanceSuite.PostHogCohorts);

    [ConformanceFact]
    public void Dittofeed_Timelines_AnswerAsPublished()
    {
        Check(ConformanceSuite.DittofeedTimelines);
        Assert.True(DittofeedTimelines.Assertions() >= 173, "Assertions of the timelines got lost.");
    }

    private static void Check(ConformanceSuite suite)
    {
        var all = suite.Cases().ToList();
        Assert.True(all.Count >= suite.Published, $"Only {all.Count} cases were found; {suite.Published} were there once.");
        Assert.Distinct(all.Select(c => c.Id));
        Assert.All(all, c => Assert.StartsWith(suite.Prefix, c.Id, StringComparison.Ordinal));
        var mistakes = all.Select(c => c.Mistake()).OfType<string>().ToList();
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }
}
