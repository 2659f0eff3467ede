using Launchpoints.Engine.Qualification;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Qualification;

/// <summary>Which segments have enough members and enough Kristals.</summary>
public sealed class QualificationReads(IAccess access, Questions questions)
{
    /// <summary>Every published segment, by the priority of its first ribbon and then by key.</summary>
    public async Task<IReadOnlyList<SegmentQualification>> ListAsync(DateTimeOffset? asOf, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return await Task.Run(() => questions.View(asOf).Qualification(), ct);
    }

    /// <summary>The same with drafts in the place of what is published.</summary>
    public async Task<IReadOnlyList<SegmentQualification>> ListDraftsAsync(DateTimeOffset? asOf, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return await Task.Run(() => questions.View(asOf, draft: true).Qualification(), ct);
    }
}
