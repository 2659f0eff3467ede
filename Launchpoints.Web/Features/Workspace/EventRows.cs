using System.Globalization;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Writes events, one at a time, to the store and to memory.</summary>
internal sealed class EventRows(WorkspaceWrite write, int source) : IDisposable
{
    // Ids found are remembered for the next rows, but not without bound: an import's memory does not grow with its file.
    private const int RememberedIds = 200_000;

    private readonly long now = write.Now.ToUnixTimeMilliseconds();
    private readonly Dictionary<string, int> customerIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kristalIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> typeIds = new(StringComparer.Ordinal);
    private readonly PreparedCommand known = new(write, "SELECT 1 FROM Events WHERE ExternalId = @id", "@id");
    private readonly PreparedCommand findCustomer = new(write, "SELECT Id FROM Customers WHERE Key = @key", "@key");
    private readonly PreparedCommand findKristal = new(write, "SELECT Id FROM Kristals WHERE Key = @key", "@key");
    private readonly PreparedCommand findType = new(write, "SELECT Id FROM EventTypes WHERE Key = @key", "@key");

    private readonly PreparedCommand addCustomer = new(
        write, "INSERT INTO Customers (Key, IsAwaited, Attributes) VALUES (@key, 1, '{}') RETURNING Id", "@key");

    private readonly PreparedCommand addKristal = new(
        write, "INSERT INTO Kristals (Key, IsAwaited, Active, Attributes) VALUES (@key, 1, 0, '{}') RETURNING Id", "@key");

    private readonly PreparedCommand addType = new(write, "INSERT INTO EventTypes (Key) VALUES (@key) RETURNING Id", "@key");

    private readonly PreparedCommand insert = new(
        write,
        """
        INSERT INTO Events (ExternalId, CustomerId, TypeId, Instant, KristalId, Attributes, RecordedAt, SourceId)
        VALUES (@id, @customer, @type, @instant, @kristal, @attributes, @recorded, @source)
        """,
        "@id", "@customer", "@type", "@instant", "@kristal", "@attributes", "@recorded", "@source");

    /// <summary>Adds an event unless one of its id is there, whatever else it says.</summary>
    /// <param name="externalId">The platform's id; null where it gives none.</param>
    /// <param name="customer">The customer's key in NFC; one that is not there is waited for.</param>
    /// <param name="type">The event type in NFC.</param>
    /// <param name="milliseconds">Its instant in Unix milliseconds.</param>
    /// <param name="kristal">The Kristal's key in NFC, in the catalogue or not; null for none.</param>
    /// <param name="given">Values by attribute id; missing ones are left out.</param>
    public RowEffect Add(
        string? externalId, string customer, string type, long milliseconds, string? kristal, SortedDictionary<int, AttributeValue> given)
    {
        if (externalId is not null && known.Scalar(externalId) is not null)
        {
            return RowEffect.Unchanged;
        }

        int customerId = IdOf(customer, customerIds, findCustomer, addCustomer);
        int typeId = IdOf(type, typeIds, findType, addType);
        int? kristalId = kristal is null ? null : IdOf(kristal, kristalIds, findKristal, addKristal);
        string attributes = AttributeJson.Write(given);
        insert.Execute(externalId, customerId, typeId, milliseconds, kristalId, attributes == AttributeJson.None ? null : attributes, now, source);
        write.Population.AddEvent(
            customer, type, milliseconds, kristal,
            given.Count == 0 ? null : given.Select(g => KeyValuePair.Create(write.Attributes.Find(g.Key)!.Key, g.Value)));
        return RowEffect.Inserted;
    }

    public void Dispose()
    {
        foreach (var command in new[] { known, findCustomer, findKristal, findType, addCustomer, addKristal, addType, insert })
        {
            command.Dispose();
        }
    }

    private static int IdOf(string key, Dictionary<string, int> remembered, PreparedCommand find, PreparedCommand add)
    {
        if (remembered.TryGetValue(key, out int id))
        {
            return id;
        }

        if (remembered.Count == RememberedIds)
        {
            remembered.Clear();
        }

        return remembered[key] = Convert.ToInt32(find.Scalar(key) ?? add.Scalar(key), CultureInfo.InvariantCulture);
    }
}
