namespace Launchpoints.Web.Components.Pages.Settings;

/// <summary>What the form for a new key holds.</summary>
public sealed class ApiKeyModel
{
    public string Name { get; set; } = "";

    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal);
}
