using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>Writes exposures, one at a time, inside a write.</summary>
internal sealed class ExposureRows(SqliteConnection connection, long now) : IDisposable
{
    private readonly SqliteStatement find = new(connection, "SELECT 1 FROM Exposures WHERE Key = ?1");

    // Who was erased and came back under the same key is somebody else: whatever was decided before the first write of this one is not theirs.
    private readonly SqliteStatement customerOf = new(
        connection,
        $"""
        SELECT Id FROM Customers WHERE Key = ?1 AND IsAwaited = 0
        AND COALESCE((SELECT MIN(Instant) FROM AttributeWrites WHERE Scope = {(int)AttributeScope.Customer} AND EntityId = Customers.Id), 0) <= ?2
        """);

    private readonly SqliteStatement exposure = new(
        connection, "INSERT INTO Exposures (Key, CustomerId, Placement, AsOf, RecordedAt) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING Id");

    private readonly SqliteStatement ribbon = new(
        connection,
        """
        INSERT INTO ExposedRibbons (ExposureId, CustomerId, AsOf, Ribbon, Segment, Model, Candidates, CandidateCount, Explored, Cards)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """);

    /// <summary>Whether an exposure of that id is there.</summary>
    public bool Has(string id)
    {
        bool found = find.Bind(1, id).Step();
        find.Reset();
        return found;
    }

    /// <summary>The id of the customer that was decided for; null when that one is not there any more.</summary>
    public int? CustomerOf(DeliveredDecision decision)
    {
        int? id = customerOf.Bind(1, decision.Customer).Bind(2, decision.AsOf).Step() ? customerOf.Int32(0) : null;
        customerOf.Reset();
        return id;
    }

    public void Insert(string key, int customer, DeliveredDecision decision)
    {
        exposure.Bind(1, key).Bind(2, customer).Bind(3, decision.Placement).Bind(4, decision.AsOf).Bind(5, now).Step();
        long id = exposure.Int64(0);
        exposure.Reset();
        foreach (var shown in decision.Ribbons)
        {
            ribbon.Bind(1, id).Bind(2, customer).Bind(3, decision.AsOf).Bind(4, shown.Ribbon).Bind(5, shown.Segment).Bind(6, shown.Model)
                .Bind(7, (long)shown.Candidates).Bind(8, shown.CandidateCount).Bind(9, shown.Explored ? 1 : 0)
                .BindBlob(10, DeliveredBytes.WriteCards(shown.Cards)).Run();
        }
    }

    public void Dispose()
    {
        find.Dispose();
        customerOf.Dispose();
        exposure.Dispose();
        ribbon.Dispose();
    }
}
