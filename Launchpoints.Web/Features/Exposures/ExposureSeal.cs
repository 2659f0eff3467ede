using System.Buffers.Text;
using System.Security.Cryptography;
using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>
/// Seals what a decision was, so that the app can hand it back when it has delivered it: asking writes nothing, nothing has to be kept until then, and
/// nobody can make up a card, a position or a propensity.
/// </summary>
/// <remarks>The decision's bytes and the first half of their HMAC-SHA256 under a key that only this store has, in base64url.</remarks>
internal sealed class ExposureSeal(IDbContextFactory<LaunchpointsDb> contexts)
{
    private const int MarkBytes = 16;

    private byte[]? key;

    public async ValueTask<string> CloseAsync(DeliveredDecision decision, CancellationToken ct)
    {
        byte[] bytes = DeliveredBytes.Write(decision), mark = HMACSHA256.HashData(await KeyAsync(ct), bytes);
        return Base64Url.EncodeToString([.. bytes, .. mark.AsSpan(0, MarkBytes)]);
    }

    /// <summary>What was sealed, and what tells this seal from every other; null where it is not ours or not whole.</summary>
    public async ValueTask<(DeliveredDecision Decision, string Mark)?> OpenAsync(string text, CancellationToken ct)
    {
        byte[] whole;
        try
        {
            whole = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }

        if (whole.Length <= MarkBytes) return null;
        byte[] bytes = whole[..^MarkBytes], mark = whole[^MarkBytes..];
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(await KeyAsync(ct), bytes).AsSpan(0, MarkBytes), mark)
            && DeliveredBytes.Read(bytes) is { } decision
            ? (decision, Base64Url.EncodeToString(mark))
            : null;
    }

    private async ValueTask<byte[]> KeyAsync(CancellationToken ct)
    {
        if (key is { } known) return known;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return key = await StoreSecret.ForAsync(db, "exposures", ct);
    }
}
