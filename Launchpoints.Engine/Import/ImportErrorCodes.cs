namespace Launchpoints.Engine.Import;

/// <summary>The stable codes of mistakes in files.</summary>
public static class ImportErrorCodes
{
    /// <summary>The file or a cell is not UTF-8, or holds a NUL.</summary>
    public const string Encoding = "import.encoding";

    /// <summary>The header is missing, has an empty or repeated name, or too many columns.</summary>
    public const string Header = "import.header";

    /// <summary>A column the file cannot do without is not there, or empty in a row.</summary>
    public const string MissingColumn = "import.missing_column";

    /// <summary>More or fewer cells than the header has.</summary>
    public const string RaggedRow = "import.ragged_row";

    /// <summary>A quote that is not closed or stands where none may.</summary>
    public const string Quote = "import.quote";

    /// <summary>A cell or row that is larger than allowed.</summary>
    public const string TooLarge = "import.too_large";

    /// <summary>A line that is not one flat JSON object.</summary>
    public const string Json = "import.json";

    /// <summary>A value that is not of its column's type.</summary>
    public const string WrongValue = "import.wrong_value";
}
