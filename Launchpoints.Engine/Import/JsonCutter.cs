namespace Launchpoints.Engine.Import;

/// <summary>Cuts a stream of bytes into the lines of NDJSON or the elements of one JSON array, without parsing what is in them.</summary>
internal sealed class JsonCutter(bool isArray)
{
    private byte[] _row = new byte[4096];
    private int _length;
    private int _depth;
    private bool _inText;
    private bool _escaped;
    private bool _blank = true; // only white space so far
    private bool _opened; // the array's bracket was seen
    private bool _closed;
    private bool _comma; // a comma asks for another element
    private bool _given; // the row was handed out, so the next byte begins a new one

    /// <summary>The bytes of the row; valid until the next cut.</summary>
    public ReadOnlySpan<byte> Row => _row.AsSpan(0, _length);

    /// <summary>Whether the row was too large to be kept.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>The line the row begins in, from 1.</summary>
    public long RowLine { get; private set; } = 1;

    /// <summary>The line that is being read, from 1.</summary>
    public long CurrentLine { get; private set; } = 1;

    /// <summary>Why the file cannot be cut any further; null as long as it can.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Takes bytes until a row is complete (true) or the buffer is used up (false).</summary>
    public bool Cut(ImportBuffer input)
    {
        Renew();
        var rest = input.Rest;
        for (int i = 0; i < rest.Length && Wrong is null; i++)
        {
            if (isArray ? TakeElement(rest[i]) : TakeLine(rest[i]))
            {
                input.Take(i + 1);
                return true;
            }
        }

        input.Take(rest.Length);
        return false;
    }

    /// <summary>The stream has ended: true when that completes a row.</summary>
    public bool End()
    {
        Renew();
        if (!isArray)
        {
            _given = !_blank;
            return _given;
        }

        if (!_closed)
        {
            Wrong ??= _opened ? "The array is not closed." : "Expected a JSON array of objects.";
        }

        return false;
    }

    private void Renew()
    {
        if (_given)
        {
            _given = false;
            _length = 0;
            _blank = true;
            TooLarge = false;
        }
    }

    private bool TakeLine(byte b)
    {
        if (b == '\n')
        {
            CurrentLine++;
            _given = !_blank;
            _length = _given ? _length : 0;
            return _given;
        }

        Keep(b);
        return false;
    }

    private bool TakeElement(byte b)
    {
        CurrentLine += b == '\n' ? 1 : 0;
        bool white = b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
        if (_inText)
        {
            _inText = _escaped || b != '"';
            _escaped = !_escaped && b == '\\';
        }
        else if (!_opened || _closed)
        {
            bool opens = !_opened && b == '[';
            _opened |= opens;
            Wrong = white || opens ? null : _closed ? "Something follows the array." : "Expected a JSON array of objects.";
            return false;
        }
        else if (_depth == 0 && b is (byte)',' or (byte)']')
        {
            return EndElement(b == ',');
        }
        else
        {
            _inText = b == '"';
            _depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
        }

        if (!(white && _blank))
        {
            Keep(b);
        }

        return false;
    }

    private bool EndElement(bool comma)
    {
        if (_blank && (comma || _comma))
        {
            Wrong = "The array has a comma without an element.";
            return false;
        }

        _comma = comma;
        _closed = !comma;
        _given = !_blank;
        return _given;
    }

    private void Keep(byte b)
    {
        if (_blank && b is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
        {
            _blank = false;
            RowLine = CurrentLine;
        }

        if (_length == ImportLimits.RowBytes)
        {
            TooLarge = true;
            return;
        }

        if (_length == _row.Length)
        {
            Array.Resize(ref _row, _row.Length * 2);
        }

        _row[_length++] = b;
    }
}
