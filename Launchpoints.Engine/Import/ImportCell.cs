namespace Launchpoints.Engine.Import;

/// <summary>One cell of a row as the file has it. Valid until the next row is read.</summary>
/// <param name="kind">What the file says it is.</param>
/// <param name="utf8">Its content: unquoted text, the digits of a number, or the JSON of an array; empty for the rest.</param>
public readonly ref struct ImportCell(ImportCellKind kind, ReadOnlySpan<byte> utf8)
{
    /// <summary>What the file says it is.</summary>
    public ImportCellKind Kind { get; } = kind;

    /// <summary>Its content; not yet known to be valid UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 { get; } = utf8;
}
