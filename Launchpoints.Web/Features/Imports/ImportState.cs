using Launchpoints.Web.Data.Records;

namespace Launchpoints.Web.Features.Imports;

/// <summary>How far an import is, for pages; only the last three are final.</summary>
public enum ImportState
{
    Queued = ImportStatus.Queued,
    Running = ImportStatus.Running,
    Done = ImportStatus.Done,
    Failed = ImportStatus.Failed,
    Cancelled = ImportStatus.Cancelled,
}
