using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Imports;

/// <summary>What a column of a file is taken for.</summary>
/// <param name="Column">Its name in the file.</param>
/// <param name="Target">A reserved column's name or an attribute's key; null to pass it over.</param>
/// <param name="Type">The type of an attribute that is new; null to find it from the file. Ignored for one that is declared.</param>
public sealed record ColumnMapping(string Column, string? Target, AttributeType? Type = null);
