namespace Launchpoints.Web.Features.Accounts;

/// <summary>Asks without demanding, for pages that show less to who may do less. What an operation allows is still decided in the operation.</summary>
public static class AccessQuestions
{
    /// <summary>Whether the caller may do something at this moment.</summary>
    public static async Task<bool> MayAsync(this IAccess access, Permission permission, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(access);
        try
        {
            await access.DemandAsync(permission, ct);
            return true;
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }
}
