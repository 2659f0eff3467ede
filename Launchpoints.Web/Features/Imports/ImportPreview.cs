using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Imports;

/// <summary>What a file looks like before it is imported.</summary>
/// <param name="File">The spooled file, to start the import with.</param>
/// <param name="Rows">Rows, bad ones included.</param>
/// <param name="Columns">Its columns, in its order.</param>
/// <param name="Problem">Why it cannot be read; null when it can. A missing column may be mended by mapping another one to it.</param>
public sealed record ImportPreview(string File, long Rows, IReadOnlyList<ImportPreviewColumn> Columns, ImportError? Problem);

/// <summary>One column of a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Reserved">Whether its name is a reserved one.</param>
/// <param name="Known">The attribute of that name; null for none.</param>
/// <param name="Type">The type that its cells suggest.</param>
/// <param name="Filled">Rows that have a value in it.</param>
/// <param name="Samples">A few of its values as the file has them.</param>
public sealed record ImportPreviewColumn(
    string Name, bool Reserved, AttributeDefinition? Known, AttributeType Type, long Filled, IReadOnlyList<string> Samples);
