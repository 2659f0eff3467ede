namespace Launchpoints.Engine.Qualification;

/// <summary>A segment's counts against its thresholds. It qualifies when neither count is strictly below.</summary>
/// <param name="Segment">The segment's key.</param>
/// <param name="Customers">Members.</param>
/// <param name="Kristals">Its Kristals.</param>
/// <param name="MinCustomers">Members needed.</param>
/// <param name="MinKristals">Kristals needed.</param>
public sealed record SegmentQualification(string Segment, int Customers, int Kristals, int MinCustomers, int MinKristals)
{
    /// <summary>Whether there are enough members.</summary>
    public bool CustomersOk => Customers >= MinCustomers;

    /// <summary>Whether there are enough Kristals.</summary>
    public bool KristalsOk => Kristals >= MinKristals;

    /// <summary>Whether there are enough of both.</summary>
    public bool Qualified => CustomersOk && KristalsOk;
}
