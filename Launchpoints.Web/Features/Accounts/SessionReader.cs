using System.Globalization;
using System.Security.Claims;
using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>
/// Reads from the store, each time anew, what a principal may do. A principal is only a claim made at sign-in: its roles may have been
/// taken away, its password changed, its key revoked since.
/// </summary>
internal sealed class SessionReader(IDbContextFactory<LaunchpointsDb> contexts, IOptions<IdentityOptions> identity, TimeProvider time)
{
    public async Task<SessionState> ReadAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (principal?.Identity?.IsAuthenticated != true) return SessionState.Ended;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return principal.FindFirstValue(SessionClaims.ApiKey) is { } key
            ? await ReadKeyAsync(db, key, ct)
            : await ReadPersonAsync(db, principal, ct);
    }

    private static async Task<SessionState> ReadKeyAsync(LaunchpointsDb db, string id, CancellationToken ct)
    {
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, ct);
        return key is null
            ? SessionState.Ended
            : new(new(key.Id, key.Name, ActorKind.ApiKey), Grants.OfScopes(key.Scopes.Split(' ')));
    }

    private async Task<SessionState> ReadPersonAsync(LaunchpointsDb db, ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (id is null || stamp is null || !StillRuns(principal)) return SessionState.Ended;

        var person = await db.Users.AsNoTracking()
            .Where(u => u.Id == id && u.LockedAt == null && u.SecurityStamp == stamp)
            .Select(u => new { u.DisplayName, u.MustChangePassword })
            .SingleOrDefaultAsync(ct);
        if (person is null) return SessionState.Ended;

        var roles = await db.UserRoles.AsNoTracking()
            .Where(link => link.UserId == id)
            .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!)
            .ToListAsync(ct);
        return new(new(id, person.DisplayName, ActorKind.Person), Grants.OfRoles(roles), person.MustChangePassword);
    }

    private bool StillRuns(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(SessionClaims.Until), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && time.GetUtcNow().ToUnixTimeSeconds() < until;
}
