namespace Launchpoints.Web.Components.Account;

/// <summary>Where to go after sign-in: only places of this console, never what a link from outside names.</summary>
internal static class ReturnAddress
{
    public static string Safe(string? given) =>
        given is ['/', ..] && !given.StartsWith("//", StringComparison.Ordinal) && !given.Contains('\\', StringComparison.Ordinal)
        && !given.StartsWith("/account", StringComparison.OrdinalIgnoreCase) && !given.Any(char.IsControl)
            ? given
            : "/";
}
