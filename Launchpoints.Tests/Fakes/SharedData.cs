using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Launchpoints.Tests.Fakes;

/// <summary>Real data that is not part of the repository: <c>../shared/data</c> beside it.</summary>
internal static class SharedData
{
    public const string HowToGet = "The FAR-Trans files are not in ../shared/data/far-trans beside the repository; this test compares the product with them.";

    public static string? FarTrans { get; } = Find();

    public static async Task<string> ReadAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(FarTrans!, name));
        await using var content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }

    private static string? Find([CallerFilePath] string here = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "shared", "data", "far-trans"));
        return Directory.Exists(folder) ? folder : null;
    }
}
