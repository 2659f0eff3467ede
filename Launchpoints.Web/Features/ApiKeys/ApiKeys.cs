using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.ApiKeys;

/// <summary>What administrators do with API keys.</summary>
internal sealed class ApiKeys(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, WriteGateway gateway, KnownKeys known, TimeProvider time, ILogger<ApiKeys> log)
{
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Administer, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(ct);
        return [.. rows.Select(View)];
    }

    public async Task<Outcome<NewApiKey>> CreateAsync(string name, IReadOnlyCollection<string> scopes, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Administer, ct);
        List<Problem> problems = [];
        if (name.Trim().Length is 0 or > 100) problems.Add(new("apiKey.name", "/name", "Give a name of at most 100 characters, such as the system that will use the key."));
        if (scopes.Count == 0) problems.Add(new("apiKey.scopes", "/scopes", "Choose at least one scope."));
        problems.AddRange(scopes.Except(Scope.All).Select(unknown => new Problem("apiKey.scope", "/scopes", $"There is no scope '{unknown}'.")));
        if (problems.Count > 0) return Outcome.Invalid(problems);

        var text = ApiKeyText.Create();
        var row = Row(name, text, scopes, actor.DisplayName);
        await gateway.WriteAsync((db, _) => Task.FromResult(db.ApiKeys.Add(row)), ct);
        known.Forget();
        log.LogInformation("{Actor} made the API key {Key} with {Scopes}.", actor.Id, row.Id, row.Scopes);
        return Outcome.Ok(new NewApiKey(View(row), text));
    }

    /// <summary>From this moment on the key opens nothing. A second time changes nothing.</summary>
    public async Task<Outcome<ApiKey>> RevokeAsync(string id, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Administer, ct);
        var revoked = await gateway.WriteAsync<Outcome<ApiKey>>(
            async (db, token) =>
            {
                var row = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, token);
                if (row is null) return Outcome.NotFound("apiKey.unknown", "There is no such key.");
                row.RevokedAt ??= time.GetUtcNow();
                log.LogInformation("{Actor} revoked the API key {Key}.", actor.Id, id);
                return Outcome.Ok(View(row));
            },
            ct);
        known.Forget();
        return revoked;
    }

    /// <summary>Keeps the bootstrap key when the store has none yet; part of the start, before anybody could be asked.</summary>
    internal async Task BootstrapAsync(string? text, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(text)) return;
        await gateway.WriteAsync(
            async (db, token) =>
            {
                if (!await db.ApiKeys.AnyAsync(token)) db.ApiKeys.Add(Row("Bootstrap", text, Scope.All, Actor.System.DisplayName));
            },
            ct);
        known.Forget();
    }

    private ApiKeyRow Row(string name, string text, IEnumerable<string> scopes, string by) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Name = name.Trim(),
        Hash = ApiKeyText.Hash(text),
        Hint = ApiKeyText.Hint(text),
        Scopes = string.Join(' ', Scope.All.Intersect(scopes)),
        CreatedAt = time.GetUtcNow(),
        CreatedBy = by,
    };

    private static ApiKey View(ApiKeyRow row) => new(row.Id, row.Name, row.Hint, row.Scopes.Split(' '), row.CreatedAt, row.CreatedBy, row.RevokedAt);
}
