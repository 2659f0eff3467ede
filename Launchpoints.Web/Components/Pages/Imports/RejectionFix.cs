using Launchpoints.Engine.Import;
using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>What a cause of rejection is called, and the way out of it.</summary>
internal static class RejectionFix
{
    public static string Title(RejectionCause cause) => (cause.Code, cause.Column) switch
    {
        (ImportErrorCodes.WrongValue, { } column) => $"“{column}” has values of another type",
        (ImportErrorCodes.MissingColumn, { } column) => $"“{column}” is empty",
        (ImportErrorCodes.RaggedRow, _) => "More or fewer cells than the header",
        (ImportErrorCodes.Quote, _) => "A quote in the wrong place",
        (ImportErrorCodes.TooLarge, _) => "A cell or row that is too large",
        (ImportErrorCodes.Encoding, _) => "Not UTF-8",
        (ImportErrorCodes.Json, _) => "Not one flat JSON object a line",
        (var code, null) => code,
        (var code, { } column) => $"“{column}”: {code}",
    };

    public static string Fix(RejectionCause cause) => cause.Code switch
    {
        ImportErrorCodes.WrongValue => "Correct the cells, empty them, or import the column under another name with a type that fits.",
        ImportErrorCodes.MissingColumn => "Fill the cell: without it nobody can tell whom or what the row is about.",
        ImportErrorCodes.RaggedRow => "Put cells that hold a comma or a line break into double quotes, and see that no row lacks a comma.",
        ImportErrorCodes.Quote => "Put the whole cell into double quotes and double each quote inside.",
        ImportErrorCodes.TooLarge => "Shorten the cell; a text has at most 1,024 characters.",
        ImportErrorCodes.Encoding => "Save the file as UTF-8.",
        ImportErrorCodes.Json => "Write each row as one object of plain values on a line of its own; only tags are arrays.",
        _ => "The download says for each row what is wrong with it.",
    };
}
