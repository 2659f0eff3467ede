namespace Launchpoints.Web.Features.Accounts;

public enum ActorKind
{
    Person,
    ApiKey,

    /// <summary>The console itself, at start.</summary>
    System,
}
