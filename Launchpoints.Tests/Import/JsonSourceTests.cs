using Launchpoints.Engine.Import;
using Xunit;

namespace Launchpoints.Tests.Import;

public sealed class JsonSourceTests
{
    [Theory]
    [InlineData("{\"key\":\"1\",\"a\":2}\n{\"key\":\"2\"}\n", "1:\"1\"¦2", "2:\"2\"¦Absent")]
    [InlineData("{\"a\":null,\"key\":\"1\"}\r\n\r\n{\"key\":\"2\",\"b\":true}", "1:Missing¦\"1\"", "3:Absent¦\"2\"¦True")]
    [InlineData("{\"key\":\"1\",\"tags\":[\"x\",\"y\"]}", "1:\"1\"¦[\"x\",\"y\"]")]
    [InlineData("{\"key\":\"1\",\"key\":\"2\"}\n{\"key\":\"3\"}", "1:key:import.json", "2:\"3\"")]
    [InlineData("{\"key\":\"1\",\"a\":{}}\n{\"key\":\"3\"}", "1:a:import.json", "2:\"3\"¦Absent")]
    [InlineData("{\"key\":NaN}\n{\"key\":\"\\ud800\"}\nnull\n[1]\n{\"key\":\"3\"} {}\n{\"key\":\"4\"}", "1::import.json", "2::import.encoding", "3::import.json", "4::import.json", "5::import.json", "6:\"4\"")]
    [InlineData("{\"key\":\"\\u00e9\\n\\\"\"}", "1:\"é\n\"\"")]
    public async Task Lines_AreReadExactly(string file, params string[] expected)
    {
        Assert.Equal(expected, await ImportText.RowsAsync(ImportText.Lines(file)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ {\"key\":\"1\"} ,\n {\"key\":\"[,]\"} ] ", "1:\"1\"", "2:\"[,]\"")]
    [InlineData("[{\"key\":\"a\\\"],\"},3,{\"key\":\"2\"}]", "1:\"a\"],\"", "1::import.json", "1:\"2\"")]
    public async Task Array_GivesItsElements(string file, params string[] expected)
    {
        var source = ImportText.Array(file);
        Assert.Equal(expected, await ImportText.RowsAsync(source));
        Assert.Null(source.Fatal);
    }

    [Theory]
    [InlineData("{\"key\":\"1\"}")]
    [InlineData("[{\"key\":\"1\"}")]
    [InlineData("[{\"key\":\"1\"},]")]
    [InlineData("[,{\"key\":\"1\"}]")]
    [InlineData("[] x")]
    [InlineData("")]
    public async Task Array_ThatIsNone_IsRefused(string file)
    {
        var source = ImportText.Array(file);
        await ImportText.RowsAsync(source);
        Assert.Equal(ImportErrorCodes.Json, source.Fatal?.Code);
    }

    [Fact]
    public async Task Name_InNfdAndNfc_IsOneColumn()
    {
        var source = ImportText.Lines("{\"e\\u0301\":1}\n{\"\\u00e9\":2}");
        Assert.Equal(["1:1", "2:2"], await ImportText.RowsAsync(source));
        Assert.Equal(["\u00E9"], source.Columns);
    }
}
