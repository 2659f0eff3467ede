using Xunit;

namespace Launchpoints.Tests.Conformance;

/// <summary>A test on the published cases of other products; skipped, with a sentence, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (ConformanceFiles.Folder is null) Skip = ConformanceFiles.HowToGet;
    }
}
