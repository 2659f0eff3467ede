using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary><see cref="BrowserFactAttribute"/> for several rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null && !Chromium.Required) Skip = Chromium.HowToGet;
    }
}
