namespace Launchpoints.Web.Data.Records;

/// <summary>How far an import is. Only the last three are final.</summary>
public enum ImportStatus
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}
