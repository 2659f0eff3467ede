using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Tests.Fakes;

/// <summary>Grants exactly what the test says, and remembers what was asked.</summary>
internal sealed class FakeAccess(params Permission[] granted) : IAccess
{
    public static FakeAccess Everything => new(Enum.GetValues<Permission>());

    public Actor Actor { get; init; } = new("test", "Test person", ActorKind.Person);

    public List<Permission> Asked { get; } = [];

    public Task<Actor> DemandAsync(Permission permission, CancellationToken ct)
    {
        Asked.Add(permission);
        return granted.Contains(permission)
            ? Task.FromResult(Actor)
            : Task.FromException<Actor>(new AccessDeniedException(permission, signedIn: true));
    }
}
