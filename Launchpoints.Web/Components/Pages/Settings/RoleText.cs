using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Components.Pages.Settings;

/// <summary>What roles and scopes allow, in words.</summary>
internal static class RoleText
{
    public static string OfRole(string role) => role switch
    {
        Role.Viewer => "Looks at everything, changes nothing.",
        Role.Author => "Imports data, edits and publishes segments, ribbons and attributes.",
        Role.Approver => "As an author, and approves changes of others.",
        Role.Admin => "Everything, accounts and keys included.",
        _ => "",
    };

    public static string OfScope(string scope) => scope switch
    {
        Scope.Read => "Ask questions: decisions, counts, customers.",
        Scope.Ingest => "Send customers, Kristals and events.",
        Scope.Author => "Edit and publish segments, ribbons and placements.",
        Scope.Admin => "Everything, settings included.",
        _ => "",
    };
}
