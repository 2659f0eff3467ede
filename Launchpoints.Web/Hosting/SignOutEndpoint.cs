using System.Security.Claims;
using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Hosting;

internal static class SignOutEndpoint
{
    /// <summary>A form inside a circuit has no antiforgery token; the origin check stands in for it, and signing out is all it could do.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost(
        "/account/sign-out",
        async (ClaimsPrincipal user, SignIn signIn, CancellationToken ct) =>
        {
            await signIn.OutAsync(user.FindFirstValue(SessionClaims.Session), ct);
            return Results.LocalRedirect("/account/sign-in");
        }).DisableAntiforgery().AllowAnonymous();
}
