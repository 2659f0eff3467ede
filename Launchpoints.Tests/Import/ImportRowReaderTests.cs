using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Import;

public sealed class ImportRowReaderTests
{
    [Fact]
    public async Task Survey_FindsTypesInOrder_AndTextForEmptyColumns()
    {
        const string file = "key,b,n,d,t,e,mixed,zeros\n1,true,1,2026-01-01,x,,1,007\n2, false,-2.5,2026-01-01T00:00Z,2026,,true,008\n3,,,,,,,\n";
        var survey = await ImportSurvey.OfAsync(ImportText.Csv(file), ImportKind.Customers, default);
        Assert.Null(survey.Fatal);
        Assert.Equal(3, survey.Rows);
        Assert.Equal("key", Assert.Single(survey.Reserved));
        Assert.Equal(
            [
                ("b", AttributeType.Boolean), ("n", AttributeType.Number), ("d", AttributeType.Date), ("t", AttributeType.Text),
                ("e", AttributeType.Text), ("mixed", AttributeType.Text), ("zeros", AttributeType.Text),
            ],
            survey.Columns.Select(c => (c.Name, c.Type)));
        Assert.Equal(2, survey.Columns[0].Filled);
        Assert.Equal(["1", "-2.5"], survey.Columns[1].Samples.AsEnumerable());
    }

    [Fact]
    public async Task Survey_OfJson_TellsArraysAndTheirTypes()
    {
        const string file = "{\"key\":\"1\",\"a\":[\"x\"],\"n\":1,\"b\":true}\n{\"key\":\"2\",\"d\":\"2026-01-01\",\"s\":\"5\"}";
        var survey = await ImportSurvey.OfAsync(ImportText.Lines(file), ImportKind.Customers, default);
        Assert.Equal(
            [("a", AttributeType.Tags), ("n", AttributeType.Number), ("b", AttributeType.Boolean), ("d", AttributeType.Date), ("s", AttributeType.Text)],
            survey.Columns.Select(c => (c.Name, c.Type)));
    }

    [Fact]
    public async Task Survey_WithoutTheKeyColumn_SaysWhatIsThereInstead()
    {
        var survey = await ImportSurvey.OfAsync(ImportText.Csv("Key,a\n1,2"), ImportKind.Customers, default);
        Assert.Equal(ImportErrorCodes.MissingColumn, survey.Fatal?.Code);
        Assert.Contains("'Key'", survey.Fatal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_WithABadRow_GiveTheRestAndTheReason()
    {
        var rows = await ReadAsync(
            ImportText.Csv("n,key\n1,a\n\"1,5\",b\n,\" c \"\n3,\n"), ImportKind.Customers, _ => AttributeType.Number);
        Assert.Equal(["a n=1", "3 n import.wrong_value", "c n=-", "5 key import.missing_column"], rows);
    }

    [Fact]
    public async Task Kristals_HaveTitleAndActive()
    {
        var rows = await ReadAsync(
            ImportText.Csv("key,title,active,risk\nk1,Fund,false,2\nk2,,,\nk3,X,maybe,1\n"), ImportKind.Kristals, _ => AttributeType.Number);
        Assert.Equal(["k1 Fund False risk=2", "k2 - - risk=-", "4 active import.wrong_value"], rows);
    }

    [Fact]
    public async Task Events_HaveTheirReservedColumns_InAnyFormat()
    {
        string[] expected = ["e1 a viewed 0 k1 amount=5", "- b login 1000 - ", "3 time import.wrong_value", "4 customer import.missing_column"];
        var csv = ImportText.Csv(
            "id,customer,type,time,kristal,amount\ne1,a,viewed,1970-01-01,k1,5\n,b,login,1970-01-01T00:00:01Z,,\n,b,login,yesterday,,\n,,login,1970-01-01,,\n");
        var lines = ImportText.Lines("""
            {"id":"e1","customer":"a","type":"viewed","time":"1970-01-01","kristal":"k1","amount":5}
            {"customer":"b","type":"login","time":"1970-01-01T00:00:01Z"}
            {"customer":"b","type":"login","time":"yesterday"}
            {"type":"login","time":"1970-01-01"}
            """);
        var read = await ReadAsync(lines, ImportKind.Events, _ => AttributeType.Number);
        Assert.Equal(expected, read);
        expected[1] = "- b login 1000 - amount=-";
        expected[2] = "4 time import.wrong_value";
        expected[3] = "5 customer import.missing_column";
        Assert.Equal(expected, await ReadAsync(csv, ImportKind.Events, _ => AttributeType.Number));
    }

    private static async Task<List<string>> ReadAsync(IImportSource source, ImportKind kind, Func<string, AttributeType?> typeOf)
    {
        var reader = new ImportRowReader(source, kind, typeOf, TimeZoneInfo.Utc);
        var rows = new List<string>();
        while (await reader.ReadAsync(default))
        {
            var row = reader.Row;
            string attributes = string.Join(',', row.Attributes.Select(a => $"{a.Attribute}={(a.Value.IsMissing ? "-" : a.Value.Number)}"));
            rows.Add(row.Errors.Count > 0
                ? string.Join(';', row.Errors.Select(e => $"{e.Line} {e.Column} {e.Code}"))
                : kind switch
                {
                    ImportKind.Customers => $"{row.Key} {attributes}",
                    ImportKind.Kristals => $"{row.Key} {row.Title ?? "-"} {row.Active?.ToString() ?? "-"} {attributes}",
                    _ => $"{row.EventId ?? "-"} {row.Key} {row.EventType} {row.Time} {row.Kristal ?? "-"} {attributes}",
                });
        }

        Assert.Null(reader.Fatal);
        return rows;
    }
}
