using Launchpoints.Web.Features.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>
/// The circuit's copy of who is signed in, checked against the store now and then. Ending a session is announced at once through
/// <see cref="OpenSessions"/>; this finds what was not announced: the session's own end, and changes made by another process.
/// </summary>
internal sealed class SessionAuthenticationState(ILoggerFactory logs, SessionReader reader, CircuitSession session) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var valid = (await reader.ReadAsync(authenticationState.User, cancellationToken)).Actor is not null;
        if (!valid) session.End();
        return valid;
    }
}
