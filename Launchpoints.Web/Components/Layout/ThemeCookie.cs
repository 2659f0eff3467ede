namespace Launchpoints.Web.Components.Layout;

/// <summary>The chosen look; absent means: as the operating system says. Written by <c>js/app.js</c>.</summary>
internal static class ThemeCookie
{
    public const string Name = "lp-theme";

    public static string? Read(HttpRequest request) => request.Cookies[Name] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };
}
