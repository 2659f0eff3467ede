namespace Launchpoints.Web.Features.Accounts;

/// <summary>What a person sees of their own account.</summary>
public sealed record OwnAccountView(string Email, string DisplayName, bool TwoFactor, int RecoveryCodesLeft, bool MustChangePassword, int OpenConsoles);
