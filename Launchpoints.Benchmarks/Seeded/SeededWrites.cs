namespace Launchpoints.Benchmarks.Seeded;

/// <summary>Writes to random customers, attributes and events in turn, as many of each. A new value is one that another customer has.</summary>
/// <remarks>An event happens after all others, or comes late: then some lie after it already.</remarks>
internal sealed class SeededWrites(SeededSizes sizes)
{
    private const ulong Stream = 5;

    private readonly SeededCustomers _customers = new(sizes);
    private readonly SeededEvents _events = new(sizes);
    private ulong _next;

    /// <summary>The next writes; no two calls give the same.</summary>
    /// <param name="count">How many.</param>
    /// <param name="late">Whether the events come late.</param>
    public IReadOnlyList<SeededWrite> Take(int count, bool late) => [.. Enumerable.Range(0, count).Select(_ => Next(late ? SeededSizes.AsOf : SeededSizes.Latest))];

    private SeededWrite Next(long now)
    {
        var draw = new Draw(sizes.Seed, Stream, _next);
        int customer = draw.Below(sizes.Customers);
        if (_next++ % 2 == 0)
        {
            var attribute = draw.Of([.. SeededAttribute.OfCustomers]);
            var other = new SeededCustomer();
            _customers.Fill(other, draw.Below(sizes.Customers));
            return new SeededWrite(SeededCustomers.KeyOf(customer), attribute.Key, attribute.Of(other), null);
        }

        var happened = new SeededEvent();
        _events.Fill(happened, customer, now, ref draw);
        return new SeededWrite(SeededCustomers.KeyOf(customer), null, default, happened);
    }
}
