using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Loads the rows of one file inside one write. Memory does not grow with the file, except for what the population itself gains.</summary>
internal sealed class ImportLoad(WorkspaceWrite write, int import, int source, ImportOptions options) : IDisposable
{
    private const int LongestRow = 4096;

    private readonly AttributeScope scope = ImportColumns.ScopeOf(options.Kind);
    private readonly AttributeValues given = new();
    private readonly List<int> attributeIds = []; // by column
    private readonly List<ImportError> errors = [];
    private readonly CustomerRows? customers = options.Kind == ImportKind.Customers ? new(write, source) : null;
    private readonly KristalRows? kristals = options.Kind == ImportKind.Kristals ? new(write, source) : null;
    private readonly EventRows? events = options.Kind == ImportKind.Events ? new(write, source) : null;

    private readonly SqliteStatement reject = new(
        write.Connection, "INSERT INTO ImportRejections (ImportId, Line, Column, Code, Message, Key, Row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private long inserted;
    private long unchanged;

    public long Read { get; private set; }

    public long Inserted => inserted + (events?.Inserted ?? 0);

    public long Updated { get; private set; }

    public long Unchanged => unchanged + (events?.Unchanged ?? 0);

    public long Rejected { get; private set; }

    /// <summary>Loads the file.</summary>
    /// <returns>Why the file could not be read to its end; null when it was.</returns>
    public async Task<ImportError?> RunAsync(ImportFile file, Action<ImportLoad, double> progress, CancellationToken ct)
    {
        await using var stream = file.Open();
        double length = Math.Max(1, stream.Length);
        var cells = file.Read(stream);
        var reader = new ImportRowReader(
            cells,
            options.Kind,
            column => MappedSource.IsPassedOver(column) ? null : write.Attributes.IdOf(scope, column) is { } id ? write.Attributes.Find(id)!.Type : null,
            write.Before.Configuration.Settings.TimeZone);
        while (await reader.ReadAsync(ct))
        {
            Read++;
            var row = reader.Row;
            if (row.Errors.Count > 0)
            {
                Reject(row, cells);
            }
            else if (events is not null)
            {
                Add(events, row, ct);
            }
            else
            {
                Count(Put(row));
            }

            if (Read % 512 == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress(this, stream.Position / length);
            }
        }

        if (reader.Fatal is null) events?.Flush(ct);
        return reader.Fatal;
    }

    public ImportReport Report(IReadOnlyList<string> created) =>
        new(import, Read, Inserted, Updated, Unchanged, Rejected, [.. errors], created);

    public void Dispose()
    {
        customers?.Dispose();
        kristals?.Dispose();
        events?.Dispose();
        reject.Dispose();
    }

    private void Add(EventRows to, ImportRow row, CancellationToken ct)
    {
        int place = to.Add(row.EventIdUtf8, row.KeyUtf8, row.EventTypeUtf8, row.Time, row.KristalUtf8, ct);
        foreach (var (column, attribute, value) in row.Attributes)
        {
            if (!value.IsMissing) to.Set(place, IdOf(column, attribute), value);
        }
    }

    private int IdOf(int column, string attribute)
    {
        while (attributeIds.Count <= column) attributeIds.Add(0);
        return attributeIds[column] is > 0 and var id ? id : attributeIds[column] = write.Attributes.IdOf(scope, attribute)!.Value;
    }

    private RowEffect Put(ImportRow row)
    {
        bool replace = options.Mode == ImportMode.Replace;
        given.Clear();
        foreach (var (column, attribute, value) in row.Attributes)
        {
            given.Set(IdOf(column, attribute), value);
        }

        return customers is not null
            ? customers.Put(row.KeyUtf8, given, replace)
            // An empty cell of 'active' is "true unless said", as it is for a new Kristal.
            : kristals!.Put(row.Key, (row.Title, row.HasTitle), row.HasActive ? row.Active ?? true : null, given, replace);
    }

    private void Count(RowEffect effect)
    {
        switch (effect)
        {
            case RowEffect.Inserted:
                inserted++;
                break;
            case RowEffect.Updated:
                Updated++;
                break;
            default:
                unchanged++;
                break;
        }
    }

    private void Reject(ImportRow row, IImportSource cells)
    {
        Rejected++;
        foreach (var error in row.Errors)
        {
            if (errors.Count < ImportReport.MostErrors) errors.Add(error);
        }

        if (Rejected <= ImportReport.MostRejectedRows)
        {
            var first = row.Errors[0];
            string message = string.Join(" ", row.Errors.Select(e => e.Column is null ? e.Message : $"{e.Column}: {e.Message}"));
            reject.Bind(1, import).Bind(2, row.Line).Bind(3, first.Column).Bind(4, first.Code).Bind(5, message)
                .Bind(6, row.KeyUtf8.IsEmpty ? null : row.Key).Bind(7, RowOf(cells)).Run();
        }
    }

    /// <summary>The row as CSV, for the person who will mend it.</summary>
    private static string RowOf(IImportSource cells)
    {
        var row = new StringBuilder();
        for (int i = 0; cells.RowError is null && i < cells.Columns.Count && row.Length < LongestRow; i++)
        {
            var cell = cells.Cell(i);
            string text = cell.Kind switch
            {
                ImportCellKind.True => "true",
                ImportCellKind.False => "false",
                _ => Encoding.UTF8.GetString(cell.Utf8.Length > LongestRow ? cell.Utf8[..LongestRow] : cell.Utf8),
            };
            row.Append(i == 0 ? "" : ",").Append(CsvText.Quoted(text));
        }

        return row.ToString();
    }
}
