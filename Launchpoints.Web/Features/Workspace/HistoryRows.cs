using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Keeps every attribute write with its instant and source.</summary>
internal sealed class HistoryRows(WorkspaceWrite write, AttributeScope scope, int source) : IDisposable
{
    private readonly long now = write.Now.ToUnixTimeMilliseconds();

    private readonly PreparedCommand insert = new(
        write,
        "INSERT INTO AttributeWrites (Scope, EntityId, Instant, SourceId, Changes) VALUES (@scope, @entity, @instant, @source, @changes)",
        "@scope", "@entity", "@instant", "@source", "@changes");

    public void Add(int entity, string changes) => insert.Execute((int)scope, entity, now, source, changes);

    public void Dispose() => insert.Dispose();
}
