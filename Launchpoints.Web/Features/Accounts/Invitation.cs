namespace Launchpoints.Web.Features.Accounts;

/// <summary>What an administrator hands over by hand; the password is shown once and has to be changed at the first sign-in.</summary>
public sealed record Invitation(string Id, string Email, string TemporaryPassword);
