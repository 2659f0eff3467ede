using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Demonstration;
using Launchpoints.Web.Features.Imports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Launchpoints.Tests.Fakes;

/// <summary>The demonstration workspace in a test's store, made as the console makes it.</summary>
internal static class DemonstrationStore
{
    /// <param name="workspace">An empty workspace.</param>
    /// <param name="folder">Where its mark of being unfinished is kept; null for a folder that is gone afterwards.</param>
    public static async Task FillAsync(TestWorkspace workspace, string? folder = null)
    {
        string directory = folder ?? Directory.CreateTempSubdirectory("launchpoints-").FullName;
        var location = new StoreLocation(directory);
        var spool = new ImportSpool(location);
        var runner = new ImportRunner(workspace.Writer, spool, new ImportProgress(workspace.Time));
        await new DemonstrationWorkspace(
            location, workspace.Store, workspace.Writer, workspace.Live, runner, spool, workspace.Time, NullLogger<DemonstrationWorkspace>.Instance).PrepareAsync(default);
        if (folder is null) Directory.Delete(directory, recursive: true);
    }
}
