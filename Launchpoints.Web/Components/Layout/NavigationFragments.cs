using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Layout;

internal static class NavigationFragments
{
    /// <summary>A link to a place on this page; with a base element, a bare <c>#id</c> would lead to the start page.</summary>
    public static string Fragment(this NavigationManager here, string id)
    {
        var address = here.ToAbsoluteUri(here.Uri);
        return $"{address.PathAndQuery}#{id}";
    }
}
