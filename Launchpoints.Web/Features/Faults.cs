using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Features;

/// <summary>Faults of the machine that people can do something about.</summary>
internal static class Faults
{
    private const int Busy = 5, Full = 13, ReadOnly = 8;

    /// <summary>What to say about a fault; null for one that only the log can tell about.</summary>
    public static (int Status, string Code, string Message)? Describe(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            if (e is not SqliteException sqlite) continue;
            return sqlite.SqliteErrorCode switch
            {
                Full => (StatusCodes.Status507InsufficientStorage, "store.full", "The storage is full; nothing was written. Make room and send it again."),
                ReadOnly => (StatusCodes.Status503ServiceUnavailable, "store.read_only", "The store cannot be written to; nothing was written."),
                Busy => (StatusCodes.Status503ServiceUnavailable, "store.busy", "Another program keeps the store busy; nothing was written. Try again."),
                _ => null,
            };
        }

        return null;
    }
}
