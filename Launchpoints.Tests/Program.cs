using System.Runtime.Intrinsics;
using Launchpoints.Tests.Compilation;
using Launchpoints.Tests.Membership;
using Xunit.Abstractions;

namespace Launchpoints.Tests;

/// <summary>
/// The random comparisons of the engine with its oracle without a test runner: a test starts this with vectors turned off, which only a whole process can do.
/// </summary>
internal static class Program
{
    public static int Main()
    {
        Console.WriteLine($"Vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)} bits.");
        var output = new ConsoleOutput();
        new DifferentialTests(output).Engine_OnRandomRules_AgreesWithTheOracle();
        new LiveMembershipTests(output).LiveMembership_AfterWritesAndClockSteps_IsWhatTheOracleSays();
        new TimeSpanEdgeTests().Crossings_OfRandomDates_AreThoseOfEveryMinute(Engine.Rules.TimeUnit.Month, ahead: false);
        return 0;
    }

    private sealed class ConsoleOutput : ITestOutputHelper
    {
        public void WriteLine(string message) => Console.WriteLine(message);

        public void WriteLine(string format, params object[] args) => Console.WriteLine(format, args);
    }
}
