namespace Launchpoints.Web.Data.Records;

/// <summary>One run of the console on the store. Two stores that went on from the same copy differ in the stamps of what came after.</summary>
public sealed class StoreEpochRecord
{
    public int Id { get; set; }

    /// <summary>Chance.</summary>
    public required byte[] Stamp { get; set; }

    /// <summary>What <see cref="StoreStateRecord.Changes"/> was when the next run began; null for the latest.</summary>
    public long? Until { get; set; }
}
