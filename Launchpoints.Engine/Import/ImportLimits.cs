namespace Launchpoints.Engine.Import;

/// <summary>What a file may have at most, so that reading it takes bounded memory whatever it holds.</summary>
public static class ImportLimits
{
    /// <summary>Columns of a file, or different names in one of JSON.</summary>
    public const int Columns = 1_000;

    /// <summary>Bytes of one cell; a text of 1,024 characters and a set of many tags fit.</summary>
    public const int CellBytes = 32 * 1024;

    /// <summary>Bytes of one row.</summary>
    public const int RowBytes = 4 * 1024 * 1024;
}
