using Xunit;

namespace Launchpoints.Tests.Fakes;

/// <summary>A test on the FAR-Trans files; skipped, with a sentence, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FarTransFactAttribute : FactAttribute
{
    public FarTransFactAttribute()
    {
        if (SharedData.FarTrans is null) Skip = SharedData.HowToGet;
    }
}
