using Launchpoints.Engine.Population;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Reads the store into a state: from the snapshot file where that is good, and from the rows themselves otherwise.</summary>
public sealed class WorkspaceLoader(IDbContextFactory<LaunchpointsDb> contexts, PopulationFile file, ILogger<WorkspaceLoader> log)
{
    /// <summary>Reads every row.</summary>
    public Task<WorkspaceState> LoadAsync(long version, CancellationToken ct) => LoadAsync(version, fromFile: false, ct);

    /// <summary>The same, from the snapshot file and what came after it where that can be.</summary>
    public Task<WorkspaceState> OpenAsync(long version, CancellationToken ct) => LoadAsync(version, fromFile: true, ct);

    private async Task<WorkspaceState> LoadAsync(long version, bool fromFile, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // One read transaction: customers, events, configuration and the mark of the same commit.
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, ct);
        var mark = StoreCertificate.Read(connection);
        var configuration = await ConfigurationLoader.LoadAsync(db, ct);
        var attributes = AttributeMap.Empty;
        foreach (var record in await db.Attributes.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct))
        {
            attributes = attributes.With(record.Id, record.ToDefinition());
        }

        var population = (fromFile ? FromFile(connection, attributes, ct) : null) ?? FromRows(connection, attributes, ct);
        return new WorkspaceState(new(population, configuration), attributes, version, mark);
    }

    private static PopulationSnapshot FromRows(SqliteConnection connection, AttributeMap attributes, CancellationToken ct)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var definition in attributes.All) editor.Define(definition);
        StoreReading.Read(connection, editor, attributes, ct);
        return editor.Build();
    }

    private PopulationSnapshot? FromFile(SqliteConnection connection, AttributeMap attributes, CancellationToken ct)
    {
        if (file.Read(mark => StoreCertificate.CanContinue(connection, mark)) is not { } kept) return null;
        try
        {
            var population = StoreCatchUp.Continue(connection, kept.Mark, kept.Population, attributes, ct);
            if (population.EventCount == StoreCatchUp.CountEvents(connection)) return population;
            throw new InvalidDataException("The numbers of events are not the same.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The snapshot file and what came after it are not what the store has; the store is read instead.");
            file.Forget(kept.Mark.Removals);
            return null;
        }
    }
}
