namespace Launchpoints.Web.Features.Accounts;

/// <inheritdoc cref="IAccess"/>
internal sealed class Access(Caller caller, SessionReader sessions, ILogger<Access> log) : IAccess
{
    public async Task<Actor> DemandAsync(Permission permission, CancellationToken ct)
    {
        var state = await sessions.ReadAsync(await caller.PrincipalAsync(), ct);
        // A password that somebody else knows opens nothing but the page that changes it.
        if (state.Actor is null || state.MustChangePassword) throw new AccessDeniedException(permission, signedIn: false);
        if (!state.Grants.Contains(permission))
        {
            log.LogWarning("Refused {Permission} to {Kind} {Id}.", permission, state.Actor.Kind, state.Actor.Id);
            throw new AccessDeniedException(permission, signedIn: true);
        }
        return state.Actor;
    }
}
