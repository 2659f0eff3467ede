namespace Launchpoints.Tests.Conformance;

/// <summary>One published file of cases with its adapter.</summary>
/// <param name="Prefix">What the names of its cases begin with.</param>
/// <param name="Published">How many cases the file had when the adapter was written; more may come, fewer are a mistake.</param>
/// <param name="Cases">The cases, translated.</param>
internal sealed record ConformanceSuite(string Prefix, int Published, Func<IEnumerable<TranslatedCase>> Cases)
{
    public static readonly ConformanceSuite GrowthBookConditions = new("gb-evalCondition-", 248, Conformance.GrowthBookConditions.Cases);
    public static readonly ConformanceSuite GrowthBookBuckets = new("gb-hash-", 15, Conformance.GrowthBookBuckets.Cases);
    public static readonly ConformanceSuite UnomiConditions = new("un-cond-", 82, Conformance.UnomiConditions.Cases);
    public static readonly ConformanceSuite UnomiDateMath = new("un-date-", 20, Conformance.UnomiDateMath.Cases);
    public static readonly ConformanceSuite PostHogRelativeDates = new("ph-rel-", 46, Conformance.PostHogRelativeDates.Cases);
    public static readonly ConformanceSuite PostHogCohorts = new("ph-coh-", 21, Conformance.PostHogCohorts.Cases);
    public static readonly ConformanceSuite DittofeedTimelines = new("df-", 50, Conformance.DittofeedTimelines.Cases);

    public static IReadOnlyList<ConformanceSuite> All { get; } =
        [GrowthBookConditions, GrowthBookBuckets, UnomiConditions, UnomiDateMath, PostHogRelativeDates, PostHogCohorts, DittofeedTimelines];
}
