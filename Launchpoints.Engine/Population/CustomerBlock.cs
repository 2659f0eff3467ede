using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>Up to <see cref="Size"/> customers: the unit of evaluation and of copy-on-write.</summary>
internal sealed class CustomerBlock
{
    /// <summary>
    /// Rows in a block. What rules read of a block fits into a second-level cache together; a bitmap of them is 64 words; and a write copies no more
    /// than this much of what it changes. Smaller blocks are looked for in memory, and their windows in time, more often than they are worth.
    /// </summary>
    public const int Size = 4096;

    /// <summary>Words of a block's bitmap.</summary>
    public const int Words = Size / 64;

    public CustomerBlock(string?[] keys, ulong[] present, int count, Column?[] columns, EventBlock?[] events)
    {
        Keys = keys;
        Present = present;
        Count = count;
        Columns = columns;
        Events = events;
        Customers = BitKernels.Count(present);
        foreach (var ofType in events)
        {
            EventCount += ofType?.Count ?? 0;
        }
    }

    /// <summary>Keys by row; null where a row was erased or only waits for its customer.</summary>
    public string?[] Keys { get; }

    /// <summary>A bit a row: set for customers, clear for rows that were erased, wait, or were never used.</summary>
    public ulong[] Present { get; }

    /// <summary>Rows in use, from 0.</summary>
    public int Count { get; }

    /// <summary>Customer attributes by ordinal; null or a short array where no row has a value. A column may be shorter than the block: rows beyond are missing.</summary>
    public Column?[] Columns { get; }

    /// <summary>Events by the ordinal of their type; null or a short array where there are none.</summary>
    public EventBlock?[] Events { get; }

    /// <summary>How many bits of <see cref="Present"/> are set.</summary>
    public int Customers { get; }

    /// <summary>Events of all types.</summary>
    public int EventCount { get; }
}
