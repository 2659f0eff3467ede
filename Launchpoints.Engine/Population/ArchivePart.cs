namespace Launchpoints.Engine.Population;

/// <summary>What a part of an archive holds. The numbers are written into files.</summary>
internal enum ArchivePart
{
    /// <summary>Attributes, their texts, event types.</summary>
    Schema = 1,

    /// <summary>The Kristals.</summary>
    Kristals = 2,

    /// <summary>One block of customers with their events; as many as there are, in order.</summary>
    Block = 3,

    /// <summary>How many blocks, customers and events there were; nothing follows.</summary>
    End = 4,
}
