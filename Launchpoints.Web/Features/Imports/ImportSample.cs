using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Imports;

/// <summary>The first rows of a file, read as the mapping says.</summary>
/// <param name="Columns">What its columns become, without those that are passed over.</param>
/// <param name="Rows">At most <see cref="MostRows"/>, bad ones included.</param>
/// <param name="Problem">Why the file cannot be read so; null when it can.</param>
public sealed record ImportSample(IReadOnlyList<string> Columns, IReadOnlyList<ImportSampleRow> Rows, string? Problem)
{
    public const int MostRows = 20;
}

/// <summary>One of those rows.</summary>
/// <param name="Line">The line it begins in, from 1.</param>
/// <param name="Cells">One for each column; empty when the row cannot be taken apart.</param>
/// <param name="Problem">What is wrong with the row as a whole; null for nothing.</param>
public sealed record ImportSampleRow(long Line, IReadOnlyList<ImportSampleCell> Cells, string? Problem);

/// <summary>One cell of such a row.</summary>
/// <param name="Text">What the file has; null for nothing.</param>
/// <param name="Value">What an attribute takes from it; missing for reserved columns, empty cells and mistakes.</param>
/// <param name="Problem">Why it cannot be taken; null when it can.</param>
public sealed record ImportSampleCell(string? Text, AttributeValue Value, string? Problem);
