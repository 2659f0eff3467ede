using System.Security.Cryptography;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>What every answer tells the browser about what it may do with it.</summary>
internal static class SafeHeaders
{
    private const string NonceKey = "lp-nonce";

    public static void UseSafeHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        var headers = http.Response.Headers;
        // Styles: Radzen positions its popups by style attributes. Images: cards may show pictures of the platform, over https only.
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        http.Response.OnStarting(() =>
        {
            // Pages and answers show personal data: no copy stays behind after sign-out. Static files set their own caching.
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Of this answer; inline scripts (the import map) carry it.</summary>
    public static string Nonce(HttpContext http) => (string)http.Items[NonceKey]!;
}
