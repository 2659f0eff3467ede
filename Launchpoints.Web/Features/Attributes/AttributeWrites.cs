using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Attributes;

/// <summary>Declares attributes and gives them their meaning.</summary>
public sealed class AttributeWrites(IAccess access, WorkspaceWriter writer, LiveWorkspace live)
{
    private const int LongestText = 4000;

    /// <summary>What is declared already, for those who may change it; null for a new attribute.</summary>
    public async Task<AttributeDefinition?> KnownAsync(AttributeScope scope, string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Curate, ct);
        return live.Current.Population.Schema.Find(scope, key);
    }

    /// <summary>Declares an attribute or replaces what is said about it. Its type stays what it is.</summary>
    public async Task<Outcome<AttributeView>> SaveAsync(AttributeDefinition attribute, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var actor = await access.DemandAsync(Permission.Curate, ct);
        if (AttributeKeys.Problem(attribute.Scope, attribute.Key) is { } wrong) return Keys.Invalid(wrong);
        attribute = attribute with { Key = Nfc.Of(attribute.Key) };
        var problems = Problems(attribute).ToList();
        if (problems.Count > 0) return Outcome.Invalid(problems);
        return await writer.WriteAsync<AttributeView>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Attributes.AsNoTracking().FirstOrDefaultAsync(a => a.Scope == attribute.Scope && a.Key == attribute.Key, token);
                if (!Expected.Holds(expected, record?.Version)) return Expected.Failed($"Attribute '{attribute.Key}'");
                if (record is not null && record.Type != attribute.Type)
                {
                    return Outcome.Conflict("attribute.type_is_fixed", $"'{attribute.Key}' is declared as {record.Type.ToString().ToLowerInvariant()}; a type never changes.");
                }

                if (attribute.Status == AttributeStatus.Raw)
                {
                    var inForce = AttributeUsages.InForce(attribute.Scope, attribute.Key, write.Configuration).ToList();
                    if (inForce.Count > 0)
                    {
                        return Outcome.Conflict(
                            [.. inForce.Select(rule => new Problem("attribute.in_use", "/status", $"{rule} uses '{attribute.Key}', so it stays actionable."))]);
                    }
                }

                await write.DefineAsync(attribute, token);
                var saved = await write.Db.Attributes.FirstAsync(a => a.Scope == attribute.Scope && a.Key == attribute.Key, token);
                return Outcome.Ok(new AttributeView(saved.ToDefinition(), saved.Version));
            },
            ct);
    }

    private static IEnumerable<Problem> Problems(AttributeDefinition attribute)
    {
        foreach (var (member, text) in new[] { ("description", attribute.Description), ("source", attribute.Source), ("purpose", attribute.Purpose) })
        {
            if (text?.Length > LongestText) yield return new Problem("value.too_long", $"/{member}", $"'{member}' has at most {LongestText:N0} characters.");
        }

        if (attribute.RetentionDays is < 1 or > 36_500) yield return new Problem("value.out_of_range", "/retentionDays", "'retentionDays' is from 1 to 36500.");
    }
}
