namespace Launchpoints.Web.Data.Records;

/// <summary>What tells this state of the store from every other: one row, made with the store (<see cref="StoreCertificate"/>).</summary>
public sealed class StoreStateRecord
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Goes up with every row of the population's tables that is written, by whatever program: triggers see to it.</summary>
    public long Changes { get; set; }

    /// <summary>What <see cref="Changes"/> was after our last write; where they differ, another program wrote.</summary>
    public long Known { get; set; }

    /// <summary>Goes up when something is taken out, or another program wrote: what was noted before cannot be continued from what came since.</summary>
    public long Removals { get; set; }

    /// <summary>The secret with which the ids of events are hashed, so that nobody can make two ids that look the same.</summary>
    public required byte[] HashKey { get; set; }
}
