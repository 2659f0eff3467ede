using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Attributes;

public sealed class AttributeReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions)
{
    /// <summary>All attributes: customers', Kristals', events', each in code point order of their keys.</summary>
    public async Task<IReadOnlyList<AttributeView>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Attributes.AsNoTracking().ToListAsync(ct);
        return [.. records.OrderBy(r => r.Scope).ThenBy(r => r.Key, CodePointComparer.Instance).Select(r => new AttributeView(r.ToDefinition(), r.Version))];
    }

    public async Task<Outcome<AttributeView>> FindAsync(AttributeScope scope, string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Attributes.AsNoTracking().FirstOrDefaultAsync(a => a.Scope == scope && a.Key == key, ct);
        return record is null ? Unknown(scope, key) : Outcome.Ok(new AttributeView(record.ToDefinition(), record.Version));
    }

    /// <summary>Fill rate, different values, top values and histogram, exactly and now.</summary>
    public async Task<Outcome<AttributeProfile>> ProfileAsync(AttributeScope scope, string key, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        var population = questions.State.Population;
        return await questions.Work.RunAsync(asker, () => AttributeProfile.Of(population, scope, key) is { } profile ? Outcome.Ok(profile) : Unknown(scope, key), ct);
    }

    /// <summary>The rules that name an attribute; empty when none does.</summary>
    public async Task<IReadOnlyList<Usage>> UsagesAsync(AttributeScope scope, string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return AttributeUsages.Of(scope, key, questions.State.Configuration);
    }

    /// <summary>The event types that are known, in code point order.</summary>
    public async Task<IReadOnlyList<string>> EventTypesAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        return [.. questions.State.Population.Schema.EventTypes];
    }

    internal static Failure Unknown(AttributeScope scope, string key) =>
        Outcome.NotFound("attribute.unknown", $"There is no {scope.ToString().ToLowerInvariant()} attribute '{key}'.");
}
