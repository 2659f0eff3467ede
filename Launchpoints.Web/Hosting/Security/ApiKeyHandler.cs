using System.Security.Claims;
using System.Text.Encodings.Web;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting.Security;

/// <summary><c>Authorization: Bearer &lt;key&gt;</c>.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KnownKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Prefix = "Bearer ";

    // Longer than any key we hand out or that configuration brings; keeps hashing of junk cheap.
    private const int LongestKey = 1024;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var text = header[Prefix.Length..].Trim();
        if (text.Length is 0 or > LongestKey) return AuthenticateResult.Fail("The key has no possible length.");
        if (await keys.FindAsync(text, Context.RequestAborted) is not { } key) return AuthenticateResult.Fail("The key is unknown or revoked.");

        var identity = new ClaimsIdentity(Scheme.Name, SessionClaims.DisplayName, ClaimTypes.Role);
        identity.AddClaim(new(SessionClaims.ApiKey, key.Actor.Id));
        identity.AddClaim(new(SessionClaims.DisplayName, key.Actor.DisplayName));
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refusal.WriteAsync(Context, StatusCodes.Status401Unauthorized, "auth.key_missing", "Send a key that is known: 'Authorization: Bearer <key>'.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusal.WriteAsync(Context, StatusCodes.Status403Forbidden, "auth.scope_missing", "The scopes of this key do not reach so far.");
}
