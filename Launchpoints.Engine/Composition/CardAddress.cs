namespace Launchpoints.Engine.Composition;

/// <summary>Which addresses a card may carry: https, or a path within the app.</summary>
public static class CardAddress
{
    /// <summary>True for an absolute https address and for a path that begins with one slash; never for another scheme or another host's path.</summary>
    public static bool IsAllowed(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        // Browsers drop control characters and read a backslash as a slash before they decide what an address means.
        if (address.Any(char.IsControl) || address.Contains('\\'))
        {
            return false;
        }

        return (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0);
    }
}
