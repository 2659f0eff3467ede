namespace Launchpoints.Web.Features.Accounts;

/// <param name="Key">In groups of four, to be typed by hand.</param>
/// <param name="Uri">What the QR code says (<c>otpauth://totp/…</c>).</param>
public sealed record TwoFactorSetup(string Key, string Uri);
