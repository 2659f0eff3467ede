using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Accounts;

internal static class AccountFactory
{
    public static ConsoleUser New(string email, string displayName, DateTimeOffset now, bool mustChangePassword = false) => new()
    {
        UserName = email,
        Email = email,
        EmailConfirmed = true,
        DisplayName = displayName.Trim(),
        CreatedAt = now,
        MustChangePassword = mustChangePassword,
        LockoutEnabled = true,
    };
}
