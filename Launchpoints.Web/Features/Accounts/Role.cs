namespace Launchpoints.Web.Features.Accounts;

/// <summary>The roles of the console, as they are stored.</summary>
public static class Role
{
    public const string Viewer = nameof(Viewer);
    public const string Author = nameof(Author);
    public const string Approver = nameof(Approver);
    public const string Admin = nameof(Admin);

    /// <summary>From the narrowest to the widest.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Author, Approver, Admin];
}
