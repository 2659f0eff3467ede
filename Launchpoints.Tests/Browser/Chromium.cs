namespace Launchpoints.Tests.Browser;

/// <summary>Where the browser of the tests is, and whether its absence is an error.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    public const string HowToGet =
        "No Chromium was found. Install it (Debian/Ubuntu: apt-get install chromium) or set CHROMIUM to its path; .ci/run does it for you.";

    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : Places.FirstOrDefault(File.Exists);

    public static bool Required => Environment.GetEnvironmentVariable("LAUNCHPOINTS_BROWSER_TESTS") == "required";
}
