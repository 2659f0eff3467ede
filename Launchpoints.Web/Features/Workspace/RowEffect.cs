namespace Launchpoints.Web.Features.Workspace;

/// <summary>What a row that was written did to the store.</summary>
public enum RowEffect
{
    Inserted,
    Updated,
    Unchanged,
}
