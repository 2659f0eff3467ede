using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.ApiKeys;

/// <summary>Finds the key that a request shows.</summary>
internal sealed class ApiKeyReader(IDbContextFactory<LaunchpointsDb> contexts)
{
    /// <returns>Null for a key that never was or is revoked.</returns>
    public async Task<ApiKey?> FindAsync(string text, CancellationToken ct)
    {
        var hash = ApiKeyText.Hash(text);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, ct);
        return row is null ? null : new(row.Id, row.Name, row.Hint, row.Scopes.Split(' '), row.CreatedAt, row.CreatedBy, row.RevokedAt);
    }
}
