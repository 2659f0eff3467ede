using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Keeps every attribute write with its instant and source.</summary>
internal sealed class HistoryRows : IDisposable
{
    private readonly SqliteStatement insert;

    public HistoryRows(WorkspaceWrite write, AttributeScope scope, int source)
    {
        insert = new SqliteStatement(
            write.Connection, "INSERT INTO AttributeWrites (Scope, EntityId, Instant, SourceId, Changes) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Bind(1, (int)scope).Bind(3, write.Now.ToUnixTimeMilliseconds()).Bind(4, source);
    }

    public void Add(int entity, ReadOnlySpan<byte> changes) => insert.Bind(2, entity).BindText(5, changes).Run();

    public void Dispose() => insert.Dispose();
}
