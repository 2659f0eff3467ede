using System.Collections.Frozen;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.ApiKeys;

/// <summary>The keys that open something, kept in memory: every question over HTTP asks for one, and only this process writes them.</summary>
internal sealed class KnownKeys(IDbContextFactory<LaunchpointsDb> contexts)
{
    private volatile Table? table;
    private long generation;

    /// <summary>The key that a request shows; null for one that never was or is revoked.</summary>
    public async ValueTask<KnownKey?> FindAsync(string text, CancellationToken ct) =>
        (table ?? await LoadAsync(ct)).ByHash.GetValueOrDefault(Convert.ToHexString(ApiKeyText.Hash(text)));

    /// <summary>A key by its id; null for one that never was or is revoked.</summary>
    public async ValueTask<KnownKey?> FindByIdAsync(string id, CancellationToken ct) => (table ?? await LoadAsync(ct)).ById.GetValueOrDefault(id);

    /// <summary>Reads the keys again before anybody is answered: to be called after every commit that changes one, before the change is acknowledged.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        table = null;
    }

    private async Task<Table> LoadAsync(CancellationToken ct)
    {
        long before = Interlocked.Read(ref generation);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null).ToListAsync(ct);
        var keys = rows.ConvertAll(row => (
            Hash: Convert.ToHexString(row.Hash), Key: new KnownKey(new Actor(row.Id, row.Name, ActorKind.ApiKey), Grants.OfScopes(row.Scopes.Split(' ')))));
        var loaded = new Table(
            keys.ToFrozenDictionary(k => k.Hash, k => k.Key, StringComparer.Ordinal), keys.ToFrozenDictionary(k => k.Key.Actor.Id, k => k.Key, StringComparer.Ordinal));
        table = loaded;
        if (Interlocked.Read(ref generation) != before) table = null; // a key changed while these were read: the next asker reads again
        return loaded;
    }

    private sealed record Table(FrozenDictionary<string, KnownKey> ByHash, FrozenDictionary<string, KnownKey> ById);
}

/// <summary>A key that opens something.</summary>
/// <param name="Actor">Who acts with it.</param>
/// <param name="Grants">What it opens.</param>
internal sealed record KnownKey(Actor Actor, IReadOnlySet<Permission> Grants);
