using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Reads the rows of a file as customers, Kristals or events.</summary>
/// <param name="source">The file.</param>
/// <param name="kind">What its rows are.</param>
/// <param name="typeOf">The type of an attribute; null for a column to pass over. Asked once for each column.</param>
/// <param name="zone">The zone of dates without offset.</param>
public sealed class ImportRowReader(IImportSource source, ImportKind kind, Func<string, AttributeType?> typeOf, TimeZoneInfo zone)
{
    private readonly List<ReadColumn> _columns = [];
    private bool _begun;

    /// <summary>The current row; the same instance for every row.</summary>
    public ImportRow Row { get; } = new();

    /// <summary>Why nothing, or nothing more, of the file can be read; null as long as all is well.</summary>
    public ImportError? Fatal { get; private set; }

    /// <summary>Goes to the next row, a bad one too. False at the end, and when <see cref="Fatal"/> says why.</summary>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Fatal is not null)
        {
            return new ValueTask<bool>(false);
        }

        var read = source.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<bool>(Take(read.Result)) : TakeAsync(read);
    }

    private async ValueTask<bool> TakeAsync(ValueTask<bool> read) => Take(await read);

    private bool Take(bool read)
    {
        Fatal = source.Fatal ?? (_begun ? null : ImportSurvey.Missing(source, kind));
        _begun = true;
        if (!read || Fatal is not null)
        {
            return false;
        }

        Fill();
        return true;
    }

    private void Fill()
    {
        Row.Clear(source.Line);
        if (source.RowError is { } error)
        {
            Row.Errors.Add(error);
            return;
        }

        for (int i = _columns.Count; i < source.Columns.Count; i++)
        {
            string name = source.Columns[i];
            var reserved = ReservedOf(name);
            _columns.Add(new ReadColumn(name, reserved, reserved == ReservedColumn.None ? typeOf(name) : null, new Utf8Strings()));
        }

        int needed = 0;
        for (int i = 0; i < _columns.Count; i++)
        {
            var cell = source.Cell(i);
            var column = _columns[i];
            if (cell.Kind == ImportCellKind.Absent)
            {
                continue;
            }

            if (column.Reserved != ReservedColumn.None)
            {
                needed += ReadReserved(column, cell) ? 1 : 0;
            }
            else if (column.Type is { } known)
            {
                if (CellReader.TryRead(known, cell, zone, out var value, out string? reason, column.Texts))
                {
                    Row.Attributes.Add((i, column.Name, value));
                }
                else
                {
                    Wrong(column, reason!);
                }
            }
        }

        var required = ReservedColumns.Required(kind);
        if (needed < required.Length && Row.Errors.Count == 0)
        {
            string missing = required.First(r => !Has(r));
            Row.Errors.Add(new ImportError(Row.Line, missing, ImportErrorCodes.MissingColumn, $"The row has no '{missing}'."));
        }
    }

    private ReservedColumn ReservedOf(string name) => !ReservedColumns.Of(kind).Contains(name)
        ? ReservedColumn.None
        : name switch
        {
            ReservedColumns.Key or ReservedColumns.Customer => ReservedColumn.Key,
            ReservedColumns.Title => ReservedColumn.Title,
            ReservedColumns.Active => ReservedColumn.Active,
            ReservedColumns.Id => ReservedColumn.EventId,
            ReservedColumns.Type => ReservedColumn.EventType,
            ReservedColumns.Time => ReservedColumn.Time,
            _ => ReservedColumn.Kristal,
        };

    private bool Has(string required)
    {
        for (int i = 0; i < source.Columns.Count; i++)
        {
            if (source.Columns[i] == required)
            {
                return source.Cell(i).Kind is not (ImportCellKind.Absent or ImportCellKind.Missing)
                    && !CellReader.Trim(source.Cell(i).Utf8).IsEmpty;
            }
        }

        return false;
    }

    /// <summary>Reads a reserved column; true when it is one that every row needs and it is there.</summary>
    private bool ReadReserved(ReadColumn column, ImportCell cell)
    {
        if (column.Reserved is ReservedColumn.Time or ReservedColumn.Active)
        {
            var type = column.Reserved == ReservedColumn.Time ? AttributeType.Date : AttributeType.Boolean;
            if (!CellReader.TryRead(type, cell, zone, out var value, out string? reason))
            {
                Wrong(column, reason!);
                return false;
            }

            if (type == AttributeType.Boolean)
            {
                Row.HasActive = true;
                Row.Active = value.IsMissing ? null : value.Boolean;
                return false;
            }

            Row.Time = value.IsMissing ? 0 : value.Milliseconds;
            return !value.IsMissing;
        }

        if (!CellReader.TryReadKey(cell, out var key, out string? wrong))
        {
            Wrong(column, wrong!);
            return false;
        }

        switch (column.Reserved)
        {
            case ReservedColumn.Key:
                Row.SetKey(key);
                return !key.IsEmpty;
            case ReservedColumn.EventType:
                Row.SetEventType(key);
                return !key.IsEmpty;
            case ReservedColumn.Title:
                Row.SetTitle(key);
                Row.HasTitle = true;
                return false;
            case ReservedColumn.EventId:
                Row.SetEventId(key);
                return false;
            default:
                Row.SetKristal(key);
                return false;
        }
    }

    private void Wrong(ReadColumn column, string reason) =>
        Row.Errors.Add(new ImportError(Row.Line, column.Name, ImportErrorCodes.WrongValue, reason));

    /// <param name="Name">Its name in the file.</param>
    /// <param name="Reserved">What it is for, where it is no attribute.</param>
    /// <param name="Type">The attribute's type; null for a column to pass over.</param>
    /// <param name="Texts">The texts it had so far.</param>
    private sealed record ReadColumn(string Name, ReservedColumn Reserved, AttributeType? Type, Utf8Strings Texts);
}
