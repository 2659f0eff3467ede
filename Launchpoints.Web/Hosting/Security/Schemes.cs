namespace Launchpoints.Web.Hosting.Security;

internal static class Schemes
{
    /// <summary>Chooses between a session and a key by the path.</summary>
    public const string Any = "SessionOrKey";

    public const string Key = "ApiKey";
}
