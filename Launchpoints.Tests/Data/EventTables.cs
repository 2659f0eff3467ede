using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Tests.Data;

/// <summary>The tables of events in a store of their own, inside one transaction.</summary>
internal sealed class EventTables : IAsyncDisposable
{
    private readonly TemporaryStore store;
    private readonly LaunchpointsDb db;

    private EventTables(TemporaryStore store, LaunchpointsDb db)
    {
        (this.store, this.db) = (store, db);
        Ids = new EventIdTable(Connection);
        Chunks = new EventChunkTable(Connection, Attributes);
    }

    /// <summary>An attribute of each type, with the ids 1 to 5.</summary>
    public static AttributeMap Attributes { get; } = Enum.GetValues<AttributeType>().Aggregate(
        AttributeMap.Empty, (map, type) => map.With((int)type + 1, new AttributeDefinition(AttributeScope.Event, $"{type}", type)));

    public SqliteConnection Connection => (SqliteConnection)db.Database.GetDbConnection();

    public EventIdTable Ids { get; }

    public EventChunkTable Chunks { get; }

    public static async Task<EventTables> CreateAsync()
    {
        var store = await TemporaryStore.CreateAsync();
        var db = store.CreateDbContext();
        await db.Database.BeginTransactionAsync();
        return new EventTables(store, db);
    }

    /// <summary>The counts of the chunks, in order.</summary>
    public List<int> Counts()
    {
        var counts = new List<int>();
        using var read = new SqliteStatement(Connection, "SELECT Count FROM EventChunks ORDER BY Id");
        while (read.Step()) counts.Add(read.Int32(0));
        return counts;
    }

    /// <summary>Every event as one line of text, in the order of their numbers.</summary>
    public List<string> Lines()
    {
        var lines = new List<string>();
        var events = new EventColumns(Attributes);
        using var read = new SqliteStatement(
            Connection, "SELECT Count, Customers, Kristals, Types, Instants, Attributes, Recordings, ExternalIds FROM EventChunks ORDER BY Id");
        while (read.Step())
        {
            events.Clear();
            events.Read(read, 0, withIds: true);
            lines.AddRange(Enumerable.Range(0, events.Count).Select(i => LineOf(events, i)));
        }

        return lines;
    }

    public static string LineOf(EventColumns events, int place) =>
        $"{System.Text.Encoding.UTF8.GetString(events.IdOf(place))} {events.Customers[place]} {events.Kristals[place]} {events.Types[place]} {events.Instants[place]} "
        + string.Join(' ', events.Values.OrderBy(v => v.Attribute).Select(v => (v.Attribute, Value: v.Get(place))).Where(v => !v.Value.IsMissing)
            .Select(v => $"{v.Attribute}={Text(v.Value)}"));

    public async ValueTask DisposeAsync()
    {
        Ids.Dispose();
        Chunks.Dispose();
        await db.DisposeAsync();
        await store.DisposeAsync();
    }

    private static string Text(AttributeValue value) => value.Type switch
    {
        AttributeType.Number => value.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        AttributeType.Boolean => $"{value.Boolean}",
        AttributeType.Date => $"{value.Milliseconds}",
        AttributeType.Text => value.Text,
        _ => $"[{string.Join(',', value.Tags)}]",
    };
}
