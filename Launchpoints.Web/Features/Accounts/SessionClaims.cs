namespace Launchpoints.Web.Features.Accounts;

/// <summary>What a session's principal carries beside its id, role and security stamp.</summary>
internal static class SessionClaims
{
    public const string Session = "lp:session";

    /// <summary>When the session ends whatever happens; Unix seconds.</summary>
    public const string Until = "lp:until";

    /// <summary>Id of the API key, for principals that are one.</summary>
    public const string ApiKey = "lp:key";

    public const string DisplayName = "lp:name";
}
