namespace Launchpoints.Engine.Population;

/// <summary>All Kristals that are in the catalogue or were named by an event; a Kristal's row is its code in <see cref="Keys"/>.</summary>
internal sealed class KristalTable
{
    /// <summary>No Kristal; each call gives a table with keys of its own.</summary>
    public static KristalTable Empty => new() { Keys = new TextDictionary(), Count = 0, InCatalogue = [], Active = [], Titles = [], Columns = [] };

    /// <summary>Row by key. Shared by snapshots; this one sees the rows below <see cref="Count"/>.</summary>
    public required TextDictionary Keys { get; init; }

    /// <summary>One more with every change of the catalogue or of a Kristal's attributes; a Kristal that an event only names changes neither.</summary>
    public int CatalogueVersion { get; init; }

    /// <summary>How many rows this snapshot has.</summary>
    public required int Count { get; init; }

    /// <summary>A bit a row: in the catalogue, not only named by events.</summary>
    public required ulong[] InCatalogue { get; init; }

    /// <summary>A bit a row: in the catalogue and active.</summary>
    public required ulong[] Active { get; init; }

    /// <summary>Titles by row; null where none was given.</summary>
    public required string?[] Titles { get; init; }

    /// <summary>Kristal attributes by ordinal; null or a short array where no row has a value. Rows outside the catalogue are missing in all.</summary>
    public required Column?[] Columns { get; init; }

    /// <summary>The row of a Kristal that this snapshot knows, −1 otherwise.</summary>
    public int Find(string key) => Keys.Find(key) is var row && row < Count ? row : -1;

    /// <summary>Whether a row is in the catalogue; false for −1.</summary>
    public bool IsInCatalogue(int row) => (uint)row < (uint)Count && (InCatalogue[row >> 6] >> row & 1) != 0;

    /// <summary>Whether a row is in the catalogue and active; false for −1.</summary>
    public bool IsActive(int row) => (uint)row < (uint)Count && (Active[row >> 6] >> row & 1) != 0;
}
