using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Reads the rows of a file as customers, Kristals or events.</summary>
/// <param name="source">The file.</param>
/// <param name="kind">What its rows are.</param>
/// <param name="typeOf">The type of an attribute; null for a column to pass over. Asked once for each column.</param>
/// <param name="zone">The zone of dates without offset.</param>
public sealed class ImportRowReader(IImportSource source, ImportKind kind, Func<string, AttributeType?> typeOf, TimeZoneInfo zone)
{
    private readonly List<(bool Reserved, AttributeType? Type, Utf8Strings Texts)> _columns = [];
    private bool _begun;

    /// <summary>The current row; the same instance for every row.</summary>
    public ImportRow Row { get; } = new();

    /// <summary>Why nothing, or nothing more, of the file can be read; null as long as all is well.</summary>
    public ImportError? Fatal { get; private set; }

    /// <summary>Goes to the next row, a bad one too. False at the end, and when <see cref="Fatal"/> says why.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Fatal is not null)
        {
            return false;
        }

        bool read = await source.ReadAsync(cancellationToken);
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

        var reserved = ReservedColumns.Of(kind);
        for (int i = _columns.Count; i < source.Columns.Count; i++)
        {
            bool isReserved = reserved.Contains(source.Columns[i]);
            _columns.Add((isReserved, isReserved ? null : typeOf(source.Columns[i]), new Utf8Strings()));
        }

        int needed = 0;
        for (int i = 0; i < _columns.Count; i++)
        {
            var cell = source.Cell(i);
            var (isReserved, type, texts) = _columns[i];
            if (cell.Kind == ImportCellKind.Absent)
            {
                continue;
            }

            if (isReserved)
            {
                needed += ReadReserved(i, cell, texts) ? 1 : 0;
            }
            else if (type is { } known)
            {
                if (CellReader.TryRead(known, cell, zone, out var value, out string? reason, texts))
                {
                    Row.Attributes.Add((source.Columns[i], value));
                }
                else
                {
                    Wrong(i, reason!);
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
    private bool ReadReserved(int column, ImportCell cell, Utf8Strings texts)
    {
        string name = source.Columns[column];
        if (name is ReservedColumns.Time or ReservedColumns.Active)
        {
            var type = name == ReservedColumns.Time ? AttributeType.Date : AttributeType.Boolean;
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

        // Ids and customers' keys are mostly different in every row, so remembering them would only cost.
        if (!CellReader.TryReadKey(cell, out string? text, out string? wrong, name == ReservedColumns.Id ? null : texts))
        {
            Wrong(column, wrong!);
            return false;
        }

        switch (name)
        {
            case ReservedColumns.Key or ReservedColumns.Customer:
                Row.Key = text ?? "";
                return text is not null;
            case ReservedColumns.Type:
                Row.EventType = text ?? "";
                return text is not null;
            case ReservedColumns.Title:
                Row.Title = text;
                Row.HasTitle = true;
                return false;
            case ReservedColumns.Id:
                Row.EventId = text;
                return false;
            default:
                Row.Kristal = text;
                return false;
        }
    }

    private void Wrong(int column, string reason) =>
        Row.Errors.Add(new ImportError(Row.Line, source.Columns[column], ImportErrorCodes.WrongValue, reason));
}
