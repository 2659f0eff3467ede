using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Qualification;

/// <summary>Which segments have enough members and enough Kristals.</summary>
public sealed class QualificationReads(IAccess access, Questions questions)
{
    /// <summary>Every published segment, by the priority of its first ribbon and then by key.</summary>
    public async Task<IReadOnlyList<SegmentQualification>> ListAsync(DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(asker, () => questions.View(asOf).Qualification(), ct);
    }

    /// <summary>The same with drafts in the place of what is published.</summary>
    public async Task<IReadOnlyList<SegmentQualification>> ListDraftsAsync(DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(asker, () => questions.View(asOf, draft: true).Qualification(), ct);
    }

    /// <summary>Every published segment as it would be under other workspace thresholds; nothing is saved.</summary>
    public async Task<IReadOnlyList<SegmentQualification>> WithThresholdsAsync(int minCustomers, int minKristals, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var view = questions.View();
        return await questions.Work.RunAsync(asker, () => view.Qualification(minCustomers, minKristals), ct);
    }

    /// <summary>What would make the published version of a segment qualify, the smallest changes first; empty when it does.</summary>
    public async Task<Outcome<IReadOnlyList<QualificationOption>>> AdviseAsync(string segment, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var view = questions.View();
        return await questions.Work.RunAsync(
            asker,
            () => view.Segment(segment) is { } state
                ? Outcome.Ok<IReadOnlyList<QualificationOption>>(QualificationAdvisor.Advise(state.Definition, view, ct))
                : Outcome.NotFound("segment.unknown", $"There is no published segment '{segment}'."),
            ct);
    }
}
