using System.Diagnostics;
using Xunit;

namespace Launchpoints.Tests.Membership;

/// <summary>A share of the random comparisons in processes that have narrower vectors, or none: the answers are the same.</summary>
public sealed class NarrowVectorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task Engine_WithoutWideVectors_AgreesWithTheOracle(string turnedOff, int bits)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.Environment[turnedOff] = "0";
        start.Environment["LAUNCHPOINTS_DIFFERENTIAL_RULES"] = "300";
        start.Environment["LAUNCHPOINTS_LIVE_WORLDS"] = "12";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        // A machine may have no wider ones to begin with; then there was nothing to turn off.
        if (System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated) Assert.Contains($"Vectors of {bits} bits.", output, StringComparison.Ordinal);
    }
}
