using System.Globalization;
using System.Security.Claims;
using Launchpoints.Web.Configuration;
using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>Makes the principal of a new session: a number of its own, so that one session can be ended, and an end that no activity moves.</summary>
internal sealed class SessionPrincipalFactory(
    UserManager<ConsoleUser> users,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> identity,
    IOptions<LaunchpointsOptions> options,
    TimeProvider time) : UserClaimsPrincipalFactory<ConsoleUser, IdentityRole>(users, roles, identity)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ConsoleUser user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        var until = time.GetUtcNow().AddHours(options.Value.SessionHours).ToUnixTimeSeconds();
        claims.AddClaim(new(SessionClaims.Session, Guid.NewGuid().ToString("N")));
        claims.AddClaim(new(SessionClaims.Until, until.ToString(CultureInfo.InvariantCulture)));
        claims.AddClaim(new(SessionClaims.DisplayName, user.DisplayName));
        return claims;
    }
}
