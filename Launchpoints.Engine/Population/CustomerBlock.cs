namespace Launchpoints.Engine.Population;

/// <summary>Up to <see cref="Size"/> customers: the unit of evaluation and of copy-on-write.</summary>
internal sealed class CustomerBlock
{
    /// <summary>
    /// Rows in a block. 4,096 doubles are 32 KiB, a first-level cache; a bitmap of them is 64 words;
    /// and a write copies no more than this much of a column.
    /// </summary>
    public const int Size = 4096;

    /// <summary>Words of a block's bitmap.</summary>
    public const int Words = Size / 64;

    /// <summary>Keys by row; null where a row was erased or only waits for its customer.</summary>
    public required string?[] Keys { get; init; }

    /// <summary>A bit a row: set for customers, clear for rows that were erased, wait, or were never used.</summary>
    public required ulong[] Present { get; init; }

    /// <summary>Rows in use, from 0.</summary>
    public required int Count { get; init; }

    /// <summary>Customer attributes by ordinal; null or a short array where no row has a value.</summary>
    public required Column?[] Columns { get; init; }

    /// <summary>Events by the ordinal of their type; null or a short array where there are none.</summary>
    public required EventBlock?[] Events { get; init; }
}
