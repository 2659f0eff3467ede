using System.Text;
using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Reads flat JSON objects: one a line (NDJSON), or the elements of one array.</summary>
/// <remarks>
/// The bytes of one object at a time are cut out and parsed. Names that are new become columns. A line that is not one
/// flat object, or names something twice, is reported and passed over.
/// </remarks>
public sealed class JsonSource(Stream stream, bool isArray = false) : IImportSource
{
    private readonly ImportBuffer _input = new(stream);
    private readonly JsonCutter _cutter = new(isArray);
    private readonly List<string> _columns = [];
    private readonly List<byte[]> _names = []; // the columns in UTF-8, to be recognised without making a string
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(ImportCellKind Kind, int Start, int Length)> _cells = [];
    private byte[] _text = new byte[4096]; // texts with their escapes undone
    private int _length;
    private bool _begun;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => _columns;

    /// <inheritdoc/>
    public ImportError? Fatal { get; private set; }

    /// <inheritdoc/>
    public long Line => _cutter.RowLine;

    /// <inheritdoc/>
    public ImportError? RowError { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Fatal is not null)
        {
            return false;
        }

        if (!_begun)
        {
            _begun = true;
            if (await _input.BeginAsync(cancellationToken) is { } wrong)
            {
                Fatal = new ImportError(1, null, ImportErrorCodes.Encoding, wrong);
                return false;
            }
        }

        while (true)
        {
            bool atEnd = _input.Rest.IsEmpty && !await _input.FillAsync(cancellationToken);
            if (atEnd ? _cutter.End() : _cutter.Cut(_input))
            {
                Parse();
                return true;
            }

            if (_cutter.Wrong is { } message)
            {
                Fatal = new ImportError(_cutter.CurrentLine, null, ImportErrorCodes.Json, message);
                return false;
            }

            if (atEnd)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public ImportCell Cell(int column)
    {
        var (kind, start, length) = column < _cells.Count ? _cells[column] : default;
        return new ImportCell(kind, kind is ImportCellKind.Array or ImportCellKind.Number
            ? _cutter.Row.Slice(start, length)
            : _text.AsSpan(start, length));
    }

    private void Parse()
    {
        RowError = null;
        _length = 0;
        for (int i = 0; i < _cells.Count; i++)
        {
            _cells[i] = default;
        }

        if (_cutter.TooLarge)
        {
            RowError = new ImportError(
                Line, null, ImportErrorCodes.TooLarge, $"The row has more than {ImportLimits.RowBytes / 1024 / 1024} MiB.");
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(_cutter.Row, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Fail(null, ImportErrorCodes.Json, "Expected one JSON object, { \"name\": value, … }.");
                return;
            }

            int next = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                int column = ColumnAt(ref reader, next);
                reader.Read();
                if (column < 0 || !ReadCell(ref reader, column))
                {
                    return;
                }

                next = column + 1;
            }

            reader.Read(); // anything after the object throws
        }
        catch (JsonException)
        {
            Fail(null, ImportErrorCodes.Json, isArray
                ? "The element is not valid JSON: a bracket, comma, quote or value is missing or too many."
                : "The line is not valid JSON: every line has to be one object.");
        }
        catch (InvalidOperationException)
        {
            Fail(null, ImportErrorCodes.Encoding, "A text is not Unicode: it has half of a surrogate pair or bytes that are not UTF-8.");
        }
    }

    private int ColumnAt(ref Utf8JsonReader reader, int hint)
    {
        // Rows mostly name the same things in the same order.
        if (hint < _names.Count && reader.ValueTextEquals(_names[hint]))
        {
            return hint;
        }

        string name = Nfc.Of(reader.GetString()!).Trim();
        if (_places.TryGetValue(name, out int place))
        {
            return place;
        }

        if (name.Length == 0 || !TextLimit.Fits(name) || name.Contains('\0', StringComparison.Ordinal))
        {
            Fail(null, ImportErrorCodes.Json, "A name is empty, too long, or has a NUL character.");
            return -1;
        }

        if (_columns.Count == ImportLimits.Columns)
        {
            Fail(null, ImportErrorCodes.TooLarge, $"The file has more than {ImportLimits.Columns} different names.");
            return -1;
        }

        place = _columns.Count;
        _columns.Add(name);
        _names.Add(Encoding.UTF8.GetBytes(name));
        _places.Add(name, place);
        _cells.Add(default);
        return place;
    }

    private bool ReadCell(ref Utf8JsonReader reader, int column)
    {
        if (_cells[column].Kind != ImportCellKind.Absent)
        {
            Fail(column, ImportErrorCodes.Json, $"The row names '{_columns[column]}' twice.");
            return false;
        }

        int start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Fail(column, ImportErrorCodes.Json, $"'{_columns[column]}' is an object; rows are flat.");
                return false;
            case JsonTokenType.StartArray:
                reader.Skip();
                _cells[column] = (ImportCellKind.Array, start, (int)reader.BytesConsumed - start);
                return true;
            case JsonTokenType.String:
                return ReadText(ref reader, column);
            default:
                _cells[column] = reader.TokenType switch
                {
                    JsonTokenType.Number => (ImportCellKind.Number, start, reader.ValueSpan.Length),
                    JsonTokenType.True => (ImportCellKind.True, 0, 0),
                    JsonTokenType.False => (ImportCellKind.False, 0, 0),
                    _ => (ImportCellKind.Missing, 0, 0),
                };
                return true;
        }
    }

    private bool ReadText(ref Utf8JsonReader reader, int column)
    {
        int most = reader.ValueSpan.Length;
        if (most > ImportLimits.CellBytes)
        {
            Fail(column, ImportErrorCodes.TooLarge, $"'{_columns[column]}' has more than {ImportLimits.CellBytes / 1024} KiB.");
            return false;
        }

        if (_length + most > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + most));
        }

        int length = reader.CopyString(_text.AsSpan(_length));
        _cells[column] = (ImportCellKind.Text, _length, length);
        _length += length;
        return true;
    }

    private void Fail(int? column, string code, string message) =>
        RowError ??= new ImportError(Line, column is { } c ? _columns[c] : null, code, message);
}
