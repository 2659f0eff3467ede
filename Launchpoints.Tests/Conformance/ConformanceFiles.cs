using System.Text.Json;

namespace Launchpoints.Tests.Conformance;

/// <summary>The cases that other products publish; they are not part of the repository and lie in <c>shared/conformance</c> beside it.</summary>
internal static class ConformanceFiles
{
    public const string HowToGet = "The published cases of other products are not in ../shared/conformance beside the repository; docs/conformance.md says what they are.";

    public static string Repository { get; } = FindRepository();

    public static string? Folder { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "conformance")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A file of the folder; the caller's translations keep it alive.</summary>
    public static JsonElement Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder!, name));
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Launchpoints.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run from inside the repository: no folder above them holds Launchpoints.sln.");
    }
}
