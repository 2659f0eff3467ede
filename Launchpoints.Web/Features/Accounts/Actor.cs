namespace Launchpoints.Web.Features.Accounts;

/// <summary>Who does something: a person of the console, an API key, or the console itself.</summary>
/// <param name="Id">Stable and internal; for records of who did what.</param>
/// <param name="DisplayName">As other people see it.</param>
public sealed record Actor(string Id, string DisplayName, ActorKind Kind)
{
    public static Actor System { get; } = new("system", "Launchpoints", ActorKind.System);
}
