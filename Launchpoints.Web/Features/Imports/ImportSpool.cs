using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Files that wait to be imported, inside the data directory: an import reads its file twice, and a queued one outlives the page.</summary>
public sealed class ImportSpool(StoreLocation location)
{
    private readonly string folder = Path.Combine(location.Directory, "imports");

    /// <summary>Takes a copy of what is sent; gives its name.</summary>
    public async Task<string> SaveAsync(Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        string name = $"{Guid.NewGuid():N}.part";
        try
        {
            await using var file = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await content.CopyToAsync(file, ct);
        }
        catch
        {
            Delete(name);
            throw;
        }

        return name;
    }

    public bool Exists(string name) => File.Exists(PathOf(name));

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>The files that are there.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f))] : [];

    // Names are our own; GetFileName keeps anything else inside the folder.
    internal string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));
}
