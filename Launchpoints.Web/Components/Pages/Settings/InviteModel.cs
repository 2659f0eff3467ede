namespace Launchpoints.Web.Components.Pages.Settings;

/// <summary>What the invitation form holds.</summary>
public sealed class InviteModel
{
    public string Email { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Role { get; set; } = Features.Accounts.Role.Viewer;
}
