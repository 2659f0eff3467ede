using System.Buffers;
using System.Text.Unicode;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Reads CSV (RFC 4180) with a header: UTF-8 with or without a byte order mark, lines ending in CRLF, LF or CR.</summary>
/// <remarks>
/// Works on bytes, since everything CSV cares about is ASCII. A row without quotes is read where it lies in the input;
/// any other is copied into one buffer with its quotes undone. A row with a stray quote, a NUL or too much in it is
/// reported and passed over; blank lines are no rows.
/// </remarks>
public sealed class CsvSource(Stream stream) : IImportSource
{
    private static readonly SearchValues<byte> EndOfBare = SearchValues.Create(",\r\n\"\0"u8);
    private static readonly SearchValues<byte> EndOfQuoted = SearchValues.Create("\"\n\0"u8);

    private readonly ImportBuffer _input = new(stream);
    private readonly List<string> _columns = [];
    private byte[] _row = new byte[4096];
    private int[] _ends = new int[64];
    private int _count;
    private int _length;
    private byte[] _cells = []; // where the cells of the row lie: in the input, or in _row
    private int _first; // where the first of them begins; _ends count from there
    private int _gap; // 1 where a comma lies between two cells
    private bool _quoted; // the row had a quote, so it is not a blank line
    private bool _skipLineFeed;
    private long _line = 1;
    private State _state;

    private enum State
    {
        CellStart,
        Bare,
        Quoted,
        AfterQuote,
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => _columns;

    /// <inheritdoc/>
    public ImportError? Fatal { get; private set; }

    /// <inheritdoc/>
    public long Line { get; private set; }

    /// <inheritdoc/>
    public ImportError? RowError { get; private set; }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        _columns.Count > 0 && ReadPlain() ? new ValueTask<bool>(true) : ReadAnyAsync(cancellationToken);

    /// <inheritdoc/>
    public ImportCell Cell(int column)
    {
        int start = column == 0 ? 0 : _ends[column - 1] + _gap;
        var content = _cells.AsSpan(_first + start, _ends[column] - start);
        return new ImportCell(content.IsEmpty ? ImportCellKind.Missing : ImportCellKind.Untyped, content);
    }

    /// <summary>Reads a row that lies in the input as a whole and has no quotes; where that is not so, nothing has happened.</summary>
    private bool ReadPlain()
    {
        if (Fatal is not null)
        {
            return false;
        }

        while (true)
        {
            if (_skipLineFeed && !_input.Rest.IsEmpty)
            {
                _skipLineFeed = false;
                _input.Take(_input.Rest[0] == '\n' ? 1 : 0);
            }

            var rest = _input.Rest;
            int end = PlainRow.Find(rest, _ends, out int count);
            // A row as short as that has no cell that is too long.
            if (end is < 0 or > ImportLimits.CellBytes || count > ImportLimits.Columns)
            {
                return false;
            }

            (_cells, _first, _gap, _count) = (_input.Bytes, _input.At, 1, count);
            _input.Take(end + 1);
            _skipLineFeed = rest[end] == '\r';
            Line = _line++;
            if (end > 0)
            {
                RowError = null;
                CheckCount();
                return true;
            }
        }
    }

    private async ValueTask<bool> ReadAnyAsync(CancellationToken cancellationToken)
    {
        if (Fatal is not null || (_columns.Count == 0 && !await ReadHeaderAsync(cancellationToken)))
        {
            return false;
        }

        if (!await ReadRecordAsync(cancellationToken))
        {
            return false;
        }

        CheckCount();
        return true;
    }

    private void CheckCount()
    {
        if (RowError is null && _count != _columns.Count)
        {
            RowError = new ImportError(
                Line, null, ImportErrorCodes.RaggedRow, $"The row has {_count} cells; the header has {_columns.Count}.");
        }
    }

    private async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (await _input.BeginAsync(cancellationToken) is { } wrong)
        {
            Fatal = new ImportError(1, null, ImportErrorCodes.Encoding, wrong);
            return false;
        }

        if (!await ReadRecordAsync(cancellationToken))
        {
            Fatal = new ImportError(1, null, ImportErrorCodes.Header, "The file is empty; its first line has to name the columns.");
            return false;
        }

        Fatal = RowError is { } error ? error with { Column = null } : ReadNames();
        RowError = null;
        return Fatal is null;
    }

    private ImportError? ReadNames()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < _count; i++)
        {
            var cell = Cell(i).Utf8;
            if (!Utf8.IsValid(cell))
            {
                return new ImportError(Line, null, ImportErrorCodes.Encoding, "The header is not UTF-8; save the file as UTF-8.");
            }

            string name = Nfc.Of(System.Text.Encoding.UTF8.GetString(cell)).Trim();
            if (name.Length == 0 || !TextLimit.Fits(name))
            {
                return new ImportError(
                    Line, null, ImportErrorCodes.Header, $"Column {i + 1} has {(name.Length == 0 ? "no name" : "too long a name")} in the header.");
            }

            if (!seen.Add(name))
            {
                return new ImportError(Line, name, ImportErrorCodes.Header, $"The header has the column '{name}' twice.");
            }

            _columns.Add(name);
        }

        return null;
    }

    private async ValueTask<bool> ReadRecordAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            RowError = null;
            _count = _length = 0;
            _quoted = false;
            _state = State.CellStart;
            bool begun = false;
            while (true)
            {
                if (_input.Rest.IsEmpty && !await _input.FillAsync(cancellationToken))
                {
                    if (!begun)
                    {
                        return false;
                    }

                    if (_state == State.Quoted)
                    {
                        Fail(ImportErrorCodes.Quote, "A quote that is opened in this row is never closed; everything after it was read as one cell.");
                    }

                    EndCell();
                    break;
                }

                if (_skipLineFeed)
                {
                    _skipLineFeed = false;
                    if (_input.Rest[0] == '\n')
                    {
                        _input.Take(1);
                        continue;
                    }
                }

                if (!begun)
                {
                    begun = true;
                    Line = _line;
                }

                if (Scan())
                {
                    break;
                }
            }

            if (_count > 1 || _length > 0 || _quoted || RowError is not null)
            {
                (_cells, _first, _gap) = (_row, 0, 0);
                return true;
            }
        }
    }

    /// <summary>Reads on in what is buffered; true once the row has ended.</summary>
    private bool Scan()
    {
        while (!_input.Rest.IsEmpty)
        {
            var rest = _input.Rest;
            switch (_state)
            {
                case State.CellStart:
                    _state = rest[0] == '"' ? State.Quoted : State.Bare;
                    if (_state == State.Quoted)
                    {
                        _quoted = true;
                        _input.Take(1);
                    }

                    break;
                case State.Bare:
                    int end = rest.IndexOfAny(EndOfBare);
                    Append(end < 0 ? rest : rest[..end]);
                    _input.Take(end < 0 ? rest.Length : end);
                    if (end >= 0 && Separator(rest[end], "A quote stands inside a cell that does not begin with one; put the cell in quotes and double those inside."))
                    {
                        return true;
                    }

                    break;
                case State.Quoted:
                    end = rest.IndexOfAny(EndOfQuoted);
                    Append(end < 0 ? rest : rest[..end]);
                    _input.Take(end < 0 ? rest.Length : end + 1);
                    if (end >= 0)
                    {
                        InQuotes(rest[end]);
                    }

                    break;
                default:
                    if (rest[0] == '"')
                    {
                        Append("\""u8); // two quotes inside are one
                        _state = State.Quoted;
                        _input.Take(1);
                    }
                    else if (rest[0] is (byte)',' or (byte)'\r' or (byte)'\n')
                    {
                        if (Separator(rest[0], ""))
                        {
                            return true;
                        }
                    }
                    else
                    {
                        Fail(ImportErrorCodes.Quote, "Something follows the closing quote of a cell; double the quotes inside a cell.");
                        _state = State.Bare;
                    }

                    break;
            }
        }

        return false;
    }

    private void InQuotes(byte special)
    {
        switch (special)
        {
            case (byte)'"':
                _state = State.AfterQuote;
                break;
            case (byte)'\n':
                _line++;
                Append("\n"u8);
                break;
            default:
                Nul();
                break;
        }
    }

    /// <summary>What ends a cell, or may not be in it; true when it ends the row.</summary>
    private bool Separator(byte special, string quoteMessage)
    {
        _input.Take(1);
        switch (special)
        {
            case (byte)',':
                EndCell();
                _state = State.CellStart;
                return false;
            case (byte)'\r' or (byte)'\n':
                EndCell();
                _line++;
                _skipLineFeed = special == '\r';
                return true;
            case (byte)'"':
                Fail(ImportErrorCodes.Quote, quoteMessage);
                return false;
            default:
                Nul();
                return false;
        }
    }

    private void Nul() => Fail(ImportErrorCodes.Encoding, "The row has a NUL character. If the file was saved as UTF-16, save it as UTF-8.");

    private void Append(ReadOnlySpan<byte> content)
    {
        int start = _count == 0 ? 0 : _ends[_count - 1];
        if (_length - start + content.Length > ImportLimits.CellBytes)
        {
            Fail(ImportErrorCodes.TooLarge, $"A cell has more than {ImportLimits.CellBytes / 1024} KiB.");
            return;
        }

        if (_length + content.Length > ImportLimits.RowBytes)
        {
            Fail(ImportErrorCodes.TooLarge, $"The row has more than {ImportLimits.RowBytes / 1024 / 1024} MiB.");
            return;
        }

        if (_length + content.Length > _row.Length)
        {
            Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + content.Length));
        }

        content.CopyTo(_row.AsSpan(_length));
        _length += content.Length;
    }

    private void EndCell()
    {
        if (_count == ImportLimits.Columns)
        {
            Fail(ImportErrorCodes.TooLarge, $"The row has more than {ImportLimits.Columns} cells.");
            return;
        }

        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _ends[_count++] = _length;
    }

    /// <summary>Notes the first thing that is wrong with the row; the row is still read to its end.</summary>
    private void Fail(string code, string message) =>
        RowError ??= new ImportError(Line, _count < _columns.Count ? _columns[_count] : null, code, message);
}
