using Launchpoints.Engine.Import;
using Xunit;

namespace Launchpoints.Tests.Import;

/// <summary>Runs alone, after all tests that run beside one another: it looks at the memory of the whole process.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CsvMemoryTests
{
    private const string Name = "memory of the process";

    [Fact]
    public async Task FiftyMegabytes_AreReadInMemoryOfOneRow()
    {
        var source = new CsvSource(new RepeatedStream("key,a,b\n"u8.ToArray(), "customer-1,some text of a row,12345.678\n"u8.ToArray(), 1_300_000));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long rows = 0;
        while (await source.ReadAsync(default))
        {
            Assert.Null(source.RowError);
            rows++;
        }

        Assert.Equal(1_300_000, rows);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    /// <summary>A header and the same row again and again, without having it in memory.</summary>
    private sealed class RepeatedStream(byte[] header, byte[] row, int times) : Stream
    {
        private readonly byte[] _rows = [.. Enumerable.Repeat(row, 1000).SelectMany(b => b)];
        private int _left = times / 1000;
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            byte[] next = _begun ? _rows : header;
            if (_begun && _left-- == 0)
            {
                return 0;
            }

            _begun = true;
            next.CopyTo(buffer, offset);
            return next.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            byte[] next = _begun ? _rows : header;
            if (_begun && _left-- == 0)
            {
                return new ValueTask<int>(0);
            }

            _begun = true;
            next.CopyTo(buffer);
            return new ValueTask<int>(next.Length);
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
