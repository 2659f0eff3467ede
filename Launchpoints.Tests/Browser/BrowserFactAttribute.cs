using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>A test in a real browser. Without one it is skipped with the way to get it, unless LAUNCHPOINTS_BROWSER_TESTS=required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.Required) Skip = Chromium.HowToGet;
    }
}
