using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Launchpoints.Tests.Architecture;

/// <summary>The arrows of ARCHITECTURE.md, kept by reading the source.</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] EngineStages =
    [
        "Schema", "Import", "Population", "Rules", "Compilation", "Membership", "Qualification", "Relevance", "Composition", "Serving",
    ];

    [Fact]
    public void Engine_References_OnlyTheBaseLibrary()
    {
        var foreign = Assembly.Load("Launchpoints.Engine").GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name != "netstandard" && name != "mscorlib" && !name.StartsWith("System", StringComparison.Ordinal));
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("Components", "Launchpoints.Web.Data")]
    [InlineData("Components", "Microsoft.EntityFrameworkCore")]
    [InlineData("Features", "Launchpoints.Web.Components")]
    [InlineData("Features", "Launchpoints.Web.Api")]
    [InlineData("Data", "Launchpoints.Web.Features")]
    [InlineData("Data", "Launchpoints.Web.Components")]
    [InlineData("Api", "Launchpoints.Web.Data")]
    [InlineData("Api", "Microsoft.EntityFrameworkCore")]
    [InlineData("Api", "Launchpoints.Web.Components")]
    public void Folder_OfTheWeb_DoesNotUseWhatLiesAboveIt(string folder, string forbidden)
    {
        var wrong = Sources("Launchpoints.Web", folder).Where(file => File.ReadAllText(file).Contains(forbidden, StringComparison.Ordinal));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Stage_OfTheEngine_UsesOnlyTheStagesBeforeIt()
    {
        var wrong =
            from stage in EngineStages.Select((name, order) => (name, order))
            from file in Sources("Launchpoints.Engine", stage.name)
            from Match use in StageUse().Matches(File.ReadAllText(file))
            where Array.IndexOf(EngineStages, use.Groups[1].Value) > stage.order
            select $"{Path.GetFileName(file)} ({stage.name}) uses {use.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void SourceFiles_OfEveryProject_StayReadable()
    {
        var tooLong = new[] { "Launchpoints.Engine", "Launchpoints.Web", "Launchpoints.Tests", "Launchpoints.Benchmarks" }
            .SelectMany(project => Sources(project, ""))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && File.ReadLines(file).Count() > 400);
        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> Sources(string project, string folder)
    {
        var start = Path.Combine(Root(), project, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
                .Select(file => file.Replace('\\', '/'))
                .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
                    && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            : [];
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"using Launchpoints\.Engine\.(\w+)")]
    private static partial Regex StageUse();
}
