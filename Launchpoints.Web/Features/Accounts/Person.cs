namespace Launchpoints.Web.Features.Accounts;

/// <summary>A person of the console as administrators see them.</summary>
public sealed record Person(
    string Id,
    string Email,
    string DisplayName,
    string Role,
    bool Locked,
    bool LockedOut,
    bool TwoFactor,
    bool MustChangePassword,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt,
    int OpenConsoles);
