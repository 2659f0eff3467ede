namespace Launchpoints.Web.Features.Accounts;

/// <summary>What the store says at this moment about the session or key behind a principal.</summary>
/// <param name="Grants">Empty for a session that was ended.</param>
internal sealed record SessionState(Actor? Actor, IReadOnlySet<Permission> Grants, bool MustChangePassword = false)
{
    public static SessionState Ended { get; } = new(null, new HashSet<Permission>());
}
