namespace Launchpoints.Engine.Import;

/// <summary>A stretch of a stream in memory.</summary>
internal sealed class ImportBuffer(Stream stream)
{
    // Reading a file costs a thread's turn each time, so not too little at once.
    private const int Size = 256 * 1024;

    private readonly byte[] _bytes = new byte[Size];
    private int _at;
    private int _end;

    /// <summary>What is buffered and not yet taken.</summary>
    public ReadOnlySpan<byte> Rest => _bytes.AsSpan(_at, _end - _at);

    /// <summary>Where <see cref="Rest"/> begins in <see cref="Bytes"/>.</summary>
    public int At => _at;

    /// <summary>The buffer itself; what was taken stays in it until <see cref="FillAsync"/>.</summary>
    public byte[] Bytes => _bytes;

    public void Take(int count) => _at += count;

    /// <summary>Reads on, once everything is taken. False at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _at = 0;
        _end = await stream.ReadAsync(_bytes, cancellationToken);
        return _end > 0;
    }

    /// <summary>Reads the beginning and passes over the byte order mark.</summary>
    /// <returns>Why the file cannot be read, or null.</returns>
    public async ValueTask<string?> BeginAsync(CancellationToken cancellationToken)
    {
        _end = await stream.ReadAtLeastAsync(_bytes, 4, throwOnEndOfStream: false, cancellationToken);
        var rest = Rest;
        if (rest.StartsWith("\uFEFF"u8))
        {
            Take(3);
            return null;
        }

        ReadOnlySpan<byte> little = [0xFF, 0xFE], big = [0xFE, 0xFF];
        // Without its mark, UTF-16 shows in the zeros between ASCII characters.
        bool wide = rest.StartsWith(little) || rest.StartsWith(big) || (rest.Length >= 2 && (rest[0] == 0) != (rest[1] == 0));
        return wide ? "The file is UTF-16; save it as UTF-8." : null;
    }
}
