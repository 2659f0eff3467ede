namespace Launchpoints.Web.Features.Accounts;

/// <summary>The guard that every operation asks first.</summary>
public interface IAccess
{
    /// <summary>
    /// Says who is calling, having read from the store that this caller may do <paramref name="permission"/> at this moment.
    /// </summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in, the session was ended, or the permission is not granted.</exception>
    Task<Actor> DemandAsync(Permission permission, CancellationToken ct);
}
