namespace Launchpoints.Web.Features.Accounts;

/// <summary>The caller may not do this. Pages show it as forbidden or lead to sign-in, HTTP answers 403 or 401.</summary>
public sealed class AccessDeniedException : Exception
{
    public AccessDeniedException(Permission permission, bool signedIn)
        : base(signedIn ? $"This needs the permission '{permission}'." : "Nobody is signed in.")
    {
        Permission = permission;
        SignedIn = signedIn;
    }

    public Permission Permission { get; }

    /// <summary>False when the way out is to sign in (again).</summary>
    public bool SignedIn { get; }
}
