using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Demonstration;
using Launchpoints.Web.Features.Imports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Launchpoints.Tests.Fakes;

/// <summary>The demonstration workspace in a test's store, made as the console makes it.</summary>
internal static class DemonstrationStore
{
    // Made once for all tests that only need it to be there; each gets a copy of its own.
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>A workspace with the demonstration in it.</summary>
    public static async Task<TestWorkspace> CreateAsync() => await TestWorkspace.CreateAsync(await Made.Value);

    /// <param name="workspace">An empty workspace.</param>
    /// <param name="folder">Where its mark of being unfinished is kept; null for a folder that is gone afterwards.</param>
    public static async Task FillAsync(TestWorkspace workspace, string? folder = null)
    {
        string directory = folder ?? Directory.CreateTempSubdirectory("launchpoints-").FullName;
        var location = new StoreLocation(directory);
        var spool = new ImportSpool(location);
        var runner = new ImportRunner(workspace.Writer, workspace.Live, spool, new ImportProgress(workspace.Time));
        await new DemonstrationWorkspace(
            location, workspace.Store, workspace.Writer, workspace.Live, runner, spool, workspace.Time, NullLogger<DemonstrationWorkspace>.Instance).PrepareAsync(default);
        if (folder is null) Directory.Delete(directory, recursive: true);
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        return await workspace.Store.CopyAsync();
    }
}
