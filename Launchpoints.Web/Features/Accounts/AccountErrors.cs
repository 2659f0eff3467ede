using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Features.Accounts;

internal static class AccountErrors
{
    /// <summary>Identity's own errors as ours; its sentences are for people already.</summary>
    public static Failure Failed(this IdentityResult result, string path = "") => Outcome.Invalid(
        [.. result.Errors.Select(e => new Problem($"account.{char.ToLowerInvariant(e.Code[0])}{e.Code[1..]}", path, e.Description))]);

    public static Failure NoSuchPerson => Outcome.NotFound("account.unknown", "This person is not there any more.");
}
