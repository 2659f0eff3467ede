using System.Runtime.CompilerServices;
using Xunit;

namespace Launchpoints.Tests.Benchmarks;

public sealed class ProductWithBytesTests
{
    [Fact]
    public void Product_OfTheVerbHttp_IsPutTogetherAsTheProgramDoes()
    {
        // Otherwise the figures would be of another server than the one that people run. Only the builder is made differently: for another folder.
        List<string> steps = [.. Lines("Launchpoints.Web", "Program.cs").Where(l => l.EndsWith(");", StringComparison.Ordinal) && l != "});" && !l.Contains("CreateBuilder", StringComparison.Ordinal))];
        var copied = Lines("Launchpoints.Benchmarks", "Servers", "ProductWithBytes.cs");
        Assert.Equal(steps, copied.Where(steps.Contains));
    }

    private static List<string> Lines(params string[] path) =>
        [.. File.ReadAllLines(Path.Combine([Root(), .. path])).Select(l => l.Trim())];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
