using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Data;

/// <summary>Keys that only this store has, one for each purpose, derived from the secret that was made with it. They never change and never leave the server.</summary>
internal static class StoreSecret
{
    /// <summary>32 bytes for a purpose.</summary>
    public static async Task<byte[]> ForAsync(LaunchpointsDb db, string purpose, CancellationToken ct)
    {
        byte[] secret = await db.StoreState.AsNoTracking().Select(s => s.HashKey).SingleAsync(ct);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose));
    }
}
