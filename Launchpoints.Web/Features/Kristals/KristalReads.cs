using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Kristals;

public sealed class KristalReads(IAccess access, LiveWorkspace live)
{
    /// <summary>A page of the catalogue in code point order of the keys.</summary>
    public async Task<PageOf<KristalView>> ListAsync(KristalQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await access.DemandAsync(Permission.Read, ct);
        var (number, size) = PageOf<KristalView>.Bounds(query.Page, query.Size);
        return await Task.Run(
            () =>
            {
                string? search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim();
                var found = live.Current.Population.KristalRecords()
                    .Where(k => (query.Active is null || k.Active == query.Active)
                        && (search is null || k.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
                            || k.Title?.Contains(search, StringComparison.OrdinalIgnoreCase) == true)
                        && (query.Attribute is null || Has(k.Attributes.GetValueOrDefault(query.Attribute), query.Value)))
                    .OrderBy(k => k.Key, CodePointComparer.Instance).ToList();
                return new PageOf<KristalView>([.. found.Skip((number - 1) * size).Take(size).Select(View)], found.Count, number, size);
            },
            ct);
    }

    public async Task<Outcome<KristalView>> FindAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return live.Current.Population.Kristal(key) is { } kristal ? Outcome.Ok(View(kristal)) : Unknown(key);
    }

    internal static Failure Unknown(string key) => Outcome.NotFound("kristal.unknown", $"There is no Kristal '{key}' in the catalogue.");

    internal static KristalView View(KristalRecord kristal) => new(kristal.Key, kristal.Title, kristal.Active, kristal.Attributes);

    // Of tags, having the value means having each of its tags.
    private static bool Has(AttributeValue value, AttributeValue asked) =>
        !value.IsMissing && !asked.IsMissing && value.Type == AttributeType.Tags && asked.Type == AttributeType.Tags
            ? asked.Tags.All(value.Tags.Contains)
            : value == asked;
}
