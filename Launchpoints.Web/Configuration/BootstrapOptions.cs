namespace Launchpoints.Web.Configuration;

/// <summary>A first key and a first administrator for installations without hands. Used only while the store has none.</summary>
public sealed class BootstrapOptions
{
    /// <summary>Any text of at least 32 characters; gets every scope.</summary>
    public string? ApiKey { get; set; }

    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }
}
