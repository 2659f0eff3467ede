using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Web.Features.Segments;

namespace Launchpoints.Web.Api.Segments;

/// <summary>A segment with its draft, the version that serves, and the counts of that version (of the draft while none serves).</summary>
internal sealed record SegmentAnswer(
    string Key, string Name, SegmentContent Draft, PublishedSegment? Published, bool HasUnpublishedChanges, SegmentCounts Counts, DateTimeOffset ChangedAt, string ChangedBy)
{
    public static SegmentAnswer Of(SegmentView view, SegmentQualification counts) => new(
        view.Key,
        view.Draft.Name,
        SegmentContent.Of(view.Draft),
        view.Published is null ? null : new PublishedSegment(view.PublishedNumber, view.PublishedAt!.Value, view.PublishedBy!, SegmentContent.Of(view.Published)),
        view.HasUnpublishedChanges,
        SegmentCounts.Of(counts, view.Published is null ? "draft" : "published"),
        view.ChangedAt,
        view.ChangedBy);
}

/// <summary>What a segment says; the rule as JSON and as text.</summary>
internal sealed record SegmentContent(
    string Name, string Description, Group Rule, string RuleText, KristalsContent Kristals, string Model, int? MinCustomers, int? MinKristals)
{
    public static SegmentContent Of(SegmentDefinition s) => new(
        s.Name, s.Description, s.Rule, Engine.Rules.RuleText.Write(s.Rule), KristalsContent.Of(s.Kristals), s.Model, s.MinCustomers, s.MinKristals);
}

/// <summary>Which active Kristals belong to a segment.</summary>
internal sealed record KristalsContent(Group? Rule, string? RuleText, string Basis, int MinMembers, IReadOnlyList<string> EventTypes, EventWindow? Window)
{
    public static KristalsContent Of(KristalSelection k) => new(
        k.Rule,
        k.Rule is null ? null : Engine.Rules.RuleText.Write(k.Rule),
        k.Basis == KristalBasis.Evidence ? "evidence" : "catalogue",
        k.MinMembers,
        k.EventTypes,
        k.Window);
}

/// <summary>The version that serves.</summary>
internal sealed record PublishedSegment(int Version, DateTimeOffset PublishedAt, string PublishedBy, SegmentContent Content);

/// <summary>Members and Kristals against their thresholds, now.</summary>
internal sealed record SegmentCounts(
    string Version, int Customers, int Kristals, int MinCustomers, int MinKristals, bool CustomersOk, bool KristalsOk, bool Qualified)
{
    public static SegmentCounts Of(SegmentQualification q, string of) =>
        new(of, q.Customers, q.Kristals, q.MinCustomers, q.MinKristals, q.CustomersOk, q.KristalsOk, q.Qualified);
}

/// <summary>The whole draft of a segment; what is left out takes its default. Send <c>rule</c> or <c>ruleText</c>.</summary>
internal sealed record SegmentBody(
    string? Name, string? Description, Group? Rule, string? RuleText, KristalsBody? Kristals, string? Model, int? MinCustomers, int? MinKristals);

/// <summary>Which active Kristals belong to a segment. Send <c>rule</c>, <c>ruleText</c> or neither for all.</summary>
internal sealed record KristalsBody(
    Group? Rule, string? RuleText, string? Basis, int? MinMembers, IReadOnlyList<string>? EventTypes, EventWindow? Window);
