namespace Launchpoints.Web.Features.Accounts;

/// <summary>Which role and which key scope grants what. What is not listed is denied.</summary>
public static class Grants
{
    private static readonly Permission[] Everything = Enum.GetValues<Permission>();

    private static readonly Dictionary<string, Permission[]> ByRole = new(StringComparer.Ordinal)
    {
        [Role.Viewer] = [Permission.Read],
        [Role.Author] = [Permission.Read, Permission.Ingest, Permission.Author, Permission.Publish, Permission.Curate],
        [Role.Approver] = [Permission.Read, Permission.Ingest, Permission.Author, Permission.Publish, Permission.Curate, Permission.Approve],
        [Role.Admin] = Everything,
    };

    private static readonly Dictionary<string, Permission[]> ByScope = new(StringComparer.Ordinal)
    {
        [Scope.Read] = [Permission.Read],
        [Scope.Ingest] = [Permission.Ingest],
        [Scope.Author] = [Permission.Read, Permission.Author, Permission.Publish, Permission.Curate],
        [Scope.Admin] = Everything,
    };

    public static IReadOnlySet<Permission> OfRoles(IEnumerable<string> roles) => Union(roles, ByRole);

    public static IReadOnlySet<Permission> OfScopes(IEnumerable<string> scopes) => Union(scopes, ByScope);

    private static HashSet<Permission> Union(IEnumerable<string> names, Dictionary<string, Permission[]> grants) =>
        names.SelectMany(name => grants.GetValueOrDefault(name, [])).ToHashSet();
}
