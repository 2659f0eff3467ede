using System.Security.Cryptography;

namespace Launchpoints.Web.Features.Accounts;

internal static class TemporaryPassword
{
    // Without letters and digits that look alike when read aloud or typed over. 20 of them carry 98 bits.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of five: <c>k7m2p-…</c>.</summary>
    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
