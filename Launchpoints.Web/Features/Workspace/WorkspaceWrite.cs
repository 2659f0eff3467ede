using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>One write in progress: the store's transaction, and the same change prepared for memory. Nothing shows before the commit.</summary>
public sealed class WorkspaceWrite
{
    private PopulationEditor? population;

    internal WorkspaceWrite(LaunchpointsDb db, WorkspaceState before, Actor actor, DateTimeOffset now)
    {
        Db = db;
        Before = before;
        Actor = actor;
        Now = now;
        Configuration = before.Configuration;
        Models = before.Workspace.Models;
        Attributes = before.Attributes;
    }

    public LaunchpointsDb Db { get; }

    /// <summary>The same transaction, for statements that run for every row.</summary>
    internal SqliteConnection Connection => (SqliteConnection)Db.Database.GetDbConnection();

    /// <summary>The state that this write starts from; no other write comes between.</summary>
    public WorkspaceState Before { get; }

    public Actor Actor { get; }

    /// <summary>The instant of the write.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Takes the same changes to the population as the store does.</summary>
    public PopulationEditor Population => population ??= Before.Population.Edit();

    /// <summary>The configuration after the write.</summary>
    public WorkspaceConfiguration Configuration { get; set; }

    /// <summary>The relevance models that serve after the write; null for none.</summary>
    public ServedModels? Models { get; set; }

    /// <summary>The attributes after the write.</summary>
    public AttributeMap Attributes { get; private set; }

    /// <summary>The row that says who wrote; made on first use.</summary>
    public async Task<int> SourceIdAsync(CancellationToken ct)
    {
        var kind = Actor.Kind switch
        {
            ActorKind.Person => SourceKind.Person,
            ActorKind.ApiKey => SourceKind.ApiKey,
            _ => SourceKind.System,
        };
        return await SourceIdAsync(kind, Actor.Id, Actor.DisplayName, ct);
    }

    public async Task<int> SourceIdAsync(SourceKind kind, string reference, string name, CancellationToken ct)
    {
        var source = await Db.Sources.FirstOrDefaultAsync(s => s.Kind == kind && s.Reference == reference && s.Name == name, ct);
        if (source is null)
        {
            source = new SourceRecord { Kind = kind, Reference = reference, Name = name };
            Db.Sources.Add(source);
            await Db.SaveChangesAsync(ct);
        }

        return source.Id;
    }

    /// <summary>Declares an attribute in the store and in memory.</summary>
    public async Task<int> DefineAsync(AttributeDefinition definition, CancellationToken ct)
    {
        var record = await Db.Attributes.FirstOrDefaultAsync(a => a.Scope == definition.Scope && a.Key == definition.Key, ct);
        if (record is null)
        {
            record = new AttributeRecord { Scope = definition.Scope, Key = definition.Key, Type = definition.Type };
            Db.Attributes.Add(record);
        }
        else
        {
            record.Version++;
        }

        record.Status = definition.Status;
        record.Description = definition.Description;
        record.Source = definition.Source;
        record.Purpose = definition.Purpose;
        record.RetentionDays = definition.RetentionDays;
        record.ShowToCustomer = definition.ShowToCustomer;
        await Db.SaveChangesAsync(ct);
        Attributes = Attributes.With(record.Id, definition);
        Population.Define(definition);
        return record.Id;
    }

    /// <summary>Whether the write takes out what somebody may have noted: a customer or a Kristal. Nothing that was noted before is continued after it.</summary>
    public bool Removes { get; private set; }

    /// <summary>Erases a customer's events, what is known of their ids, and the customer in memory.</summary>
    public void EraseCustomer(int customer, string key)
    {
        Removes = true;
        Population.RemoveCustomer(key);
        using var chunks = new EventChunkTable(Connection, Attributes);
        using var ids = new EventIdTable(Connection);
        chunks.Erase(customer, ids);
    }

    /// <summary>Takes a Kristal out of the catalogue in memory.</summary>
    public void RemoveKristal(string key)
    {
        Removes = true;
        Population.RemoveKristal(key);
    }

    /// <summary>The mark of the store after the write; set once nothing more is written.</summary>
    internal StoreMark Mark { get; private set; } = StoreMark.None;

    /// <summary>Whether another program wrote to the store since memory followed it, so that memory has to be read anew.</summary>
    internal bool IsStrange { get; private set; }

    /// <summary>Holds the store against what memory has, before anything is written.</summary>
    internal void Begin() => IsStrange = StoreCertificate.CountChanges(Connection) != Before.Mark.Changes;

    /// <summary>Notes what the store has become, after everything is written.</summary>
    internal void End() => Mark = StoreCertificate.Account(Connection, Removes || IsStrange);

    /// <summary>Where a test makes memory fail after the commit.</summary>
    internal Action? BeforeMemory { get; set; }

    internal WorkspaceState Build()
    {
        BeforeMemory?.Invoke();
        return new(Before.Workspace.Next(population?.Build() ?? Before.Population, Configuration, Models), Attributes, Before.Version + 1, Mark);
    }
}
