using System.Security.Cryptography;
using System.Text;

namespace Launchpoints.Web.Features.ApiKeys;

internal static class ApiKeyText
{
    private const string Mark = "lp_";

    /// <summary>256 bits of chance behind a mark by which secret scanners can find it: <c>lp_9F2c…</c>.</summary>
    public static string Create() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static string Hint(string text) => text[..Math.Min(7, text.Length)] + "…";
}
