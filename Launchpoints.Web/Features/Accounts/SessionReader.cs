using System.Globalization;
using System.Security.Claims;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>
/// Reads anew each time what a principal may do: people from the store, keys from what is kept of it. A principal is only a claim made at sign-in: its roles may have been
/// taken away, its password changed, its key revoked since.
/// </summary>
internal sealed class SessionReader(IDbContextFactory<LaunchpointsDb> contexts, KnownKeys keys, IOptions<IdentityOptions> identity, TimeProvider time)
{
    public async Task<SessionState> ReadAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (principal?.Identity?.IsAuthenticated != true) return SessionState.Ended;
        if (principal.FindFirstValue(SessionClaims.ApiKey) is { } id)
        {
            return await keys.FindByIdAsync(id, ct) is { } key
                ? new(key.Actor, key.Grants)
                : SessionState.Ended;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadPersonAsync(db, principal, ct);
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
