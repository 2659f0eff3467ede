using System.Text;
using Launchpoints.Engine.Import;
using Xunit;

namespace Launchpoints.Tests.Import;

public sealed class CsvSourceTests
{
    [Theory]
    [InlineData("key,a\n1,x\n2,y\n", "2:1¦x", "3:2¦y")]
    [InlineData("key,a\r\n1,x\r\n2,y", "2:1¦x", "3:2¦y")]
    [InlineData("key,a\r1,x\r2,y\r", "2:1¦x", "3:2¦y")]
    [InlineData("\uFEFFkey,a\n1,x", "2:1¦x")]
    [InlineData("key,a\n1,\"x,\"\"y\"\"\"\n", "2:1¦x,\"y\"")]
    [InlineData("key,a\n1,\"two\r\nlines\"\n2,y\n", "2:1¦two\r\nlines", "4:2¦y")]
    [InlineData("key,a\n1,\n,y\n1,\"\"\n", "2:1¦Missing", "3:Missing¦y", "4:1¦Missing")]
    [InlineData("key,a\n\n1,x\n\r\n2,y\n\n", "3:1¦x", "5:2¦y")]
    [InlineData("key,a\n1\n1,2,3\n2,y\n", "2::import.ragged_row", "3::import.ragged_row", "4:2¦y")]
    [InlineData("key,a\n1,x\"y\n2,y\n", "2:a:import.quote", "3:2¦y")]
    [InlineData("key,a\n1,\"x\"y\n2,y\n", "2:a:import.quote", "3:2¦y")]
    [InlineData("key,a\n1,x\0y\n2,y\n", "2:a:import.encoding", "3:2¦y")]
    [InlineData("key,a\n1,x\n2,\"y\n3,z\n", "2:1¦x", "3:a:import.quote")]
    [InlineData("key\n1\n\"\"\n2", "2:1", "3:Missing", "4:2")]
    [InlineData(" key , größe\n1,2", "2:1¦2")]
    public async Task Rows_AreReadExactly(string file, params string[] expected)
    {
        Assert.Equal(expected, await ImportText.RowsAsync(ImportText.Csv(file)));
    }

    [Theory]
    [InlineData("", "import.header")]
    [InlineData("key,,b\n1,2,3", "import.header")]
    [InlineData("key,a,a\n1,2,3", "import.header")]
    [InlineData("key,\u00E9,e\u0301\n1,2,3", "import.header")] // the same name in NFC
    [InlineData("key,\"a\n1,2", "import.quote")]
    public async Task Header_ThatCannotBeUsed_RefusesTheFile(string file, string code)
    {
        var source = ImportText.Csv(file);
        Assert.False(await source.ReadAsync(default));
        Assert.Equal(code, source.Fatal?.Code);
        Assert.False(await source.ReadAsync(default));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    public async Task Utf16_IsRefusedInClearWords(string encoding, bool mark)
    {
        var wide = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? wide.GetPreamble() : [], .. wide.GetBytes("key,a\n1,x\n")];
        var source = ImportText.Csv(bytes);
        Assert.False(await source.ReadAsync(default));
        Assert.Equal(ImportErrorCodes.Encoding, source.Fatal?.Code);
        Assert.Contains("UTF-16", source.Fatal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_AtTheLimitAreReadAndOneMoreIsRefused()
    {
        string At(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"c{i}")) + "\n"
            + string.Join(',', Enumerable.Range(0, count)) + "\n";
        Assert.Single(await ImportText.RowsAsync(ImportText.Csv(At(ImportLimits.Columns))));
        var over = ImportText.Csv(At(10 * ImportLimits.Columns));
        Assert.False(await over.ReadAsync(default));
        Assert.Equal(ImportErrorCodes.TooLarge, over.Fatal?.Code);
    }

    [Fact]
    public async Task Cell_OfAMegabyte_RejectsItsRowOnly()
    {
        string fits = new('x', ImportLimits.CellBytes);
        var rows = await ImportText.RowsAsync(ImportText.Csv($"key,a\n1,{fits}\n2,{fits}x\n3,\"{new string('y', 1 << 20)}\"\n4,z\n"));
        Assert.Equal([$"2:1¦{fits}", "3:a:import.too_large", "4:a:import.too_large", "5:4¦z"], rows);
    }

    [Fact]
    public async Task EveryCut_OfTheStreamIntoPieces_GivesTheSameRows()
    {
        byte[] file = Encoding.UTF8.GetBytes("key,a\r\n1,\"x,\"\"ü\"\"\r\n\"\r\n\"2\",y\r\n3,\r\n");
        var whole = await ImportText.RowsAsync(ImportText.Csv(file));
        Assert.Equal(3, whole.Count);
        for (int size = 1; size < file.Length; size++)
        {
            Assert.Equal(whole, await ImportText.RowsAsync(new CsvSource(new PiecesStream(file, size))));
        }
    }

    [Theory]
    [InlineData("a,bc\n")]
    [InlineData("ab,\n\r\"\0é")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa,,,,,,,\n\r")]
    public async Task RandomFiles_ReadWholeAndByteByByte_GiveTheSameRows(string alphabet)
    {
        var chance = new Random(20_260_301);
        for (int file = 0; file < 300; file++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes("key,a,b\n" + string.Concat(Enumerable.Range(0, chance.Next(400)).Select(_ => alphabet[chance.Next(alphabet.Length)])));
            var pieces = await ImportText.RowsAsync(new CsvSource(new PiecesStream(bytes, 1)));
            Assert.Equal(pieces, await ImportText.RowsAsync(ImportText.Csv(bytes)));
            Assert.Equal(pieces, await ImportText.RowsAsync(new CsvSource(new PiecesStream(bytes, 50))));
        }
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class PiecesStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
