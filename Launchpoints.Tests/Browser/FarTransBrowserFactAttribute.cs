using Launchpoints.Tests.Fakes;
using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>A browser test on the FAR-Trans files; skipped, with a sentence, where the browser or the files are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FarTransBrowserFactAttribute : FactAttribute
{
    public FarTransBrowserFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.Required) Skip = Chromium.HowToGet;
        if (SharedData.FarTrans is null) Skip = SharedData.HowToGet;
    }
}
