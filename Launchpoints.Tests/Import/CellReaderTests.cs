using System.Globalization;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Import;

public sealed class CellReaderTests
{
    public static TheoryData<string> Cultures => ["", "de-DE", "tr-TR", "ar-SA"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Number_InEveryCultureOfTheServer_IsReadAsInJson(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            foreach (var (cell, expected) in new (string, double)[]
                { ("5", 5), (" 5", 5), ("5 ", 5), ("-0", 0), ("1.5", 1.5), ("1e3", 1000), ("1E-2", 0.01), ("0.1", 0.1), ("1234.56", 1234.56) })
            {
                Assert.Equal((true, AttributeValue.OfNumber(expected)), ImportText.Read(AttributeType.Number, cell));
            }

            foreach (string cell in new[]
                { "1,5", "1.234,56", "1,234.56", "٣", "+1", ".5", "5.", "05", "1e", "0x10", "NaN", "Infinity", "1e999", "1 000", "5€", "--1", "true" })
            {
                Assert.False(ImportText.Read(AttributeType.Number, cell).Read, cell);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void PlainNumbers_OfEveryLength_AreReadAsTheFullReaderDoes()
    {
        var chance = new Random(20_260_301);
        for (int i = 0; i < 200_000; i++)
        {
            int digits = chance.Next(1, 17), point = chance.Next(0, digits + 2);
            string text = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + chance.Next(10))));
            text = (chance.Next(3) == 0 ? "-" : "") + (point > 0 && point < digits ? text.Insert(point, ".") : text);
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            if (PlainNumber.TryParse(utf8, out double number))
            {
                Assert.True(CellReader.IsJsonNumber(utf8), text);
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
            }
            else
            {
                Assert.True(digits > 15 || !CellReader.IsJsonNumber(utf8), text);
            }
        }
    }

    [Theory]
    [InlineData(" a key ", "a key")]
    [InlineData("\t\v\f\r\n\u00a0e\u0301\u2003", "\u00e9")]
    [InlineData(" ", "")]
    [InlineData("\u001c", "\u001c")]
    public void Key_WithWhiteSpaceAround_IsTakenWithoutAndInNfc(string cell, string expected)
    {
        Assert.True(CellReader.TryReadKey(new ImportCell(ImportCellKind.Untyped, System.Text.Encoding.UTF8.GetBytes(cell)), out var key, out _));
        Assert.Equal((expected, cell.Normalize().Trim()), (System.Text.Encoding.UTF8.GetString(key), expected));
    }

    [Fact]
    public void EmptyCell_OfEveryType_IsMissing()
    {
        foreach (var type in Enum.GetValues<AttributeType>())
        {
            Assert.Equal((true, AttributeValue.Missing), ImportText.Read(type, ""));
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData(" false ", false)]
    public void Boolean_InItsTwoWords_IsRead(string cell, bool expected) =>
        Assert.Equal((true, AttributeValue.OfBoolean(expected)), ImportText.Read(AttributeType.Boolean, cell));

    [Theory]
    [InlineData("TRUE")]
    [InlineData("yes")]
    [InlineData("1")]
    public void Boolean_InOtherWords_IsRefused(string cell) => Assert.False(ImportText.Read(AttributeType.Boolean, cell).Read);

    [Theory]
    [InlineData("2026-03-29", 1774742400000)]
    [InlineData(" 2026-03-29T00:30:00Z ", 1774744200000)]
    [InlineData("2026-03-29T00:30:00.250Z", 1774744200250)]
    [InlineData("2026-03-29T02:30+02:00", 1774744200000)]
    [InlineData("2026-03-29 00:30", 1774744200000)]
    public void Date_InIso8601_IsRead(string cell, long expected) =>
        Assert.Equal((true, AttributeValue.OfDate(expected)), ImportText.Read(AttributeType.Date, cell));

    [Theory]
    [InlineData("29.03.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-1-1")]
    [InlineData("٢٠٢٦-٠٣-٢٩")]
    [InlineData("20260329")]
    public void Date_InAnotherForm_IsRefused(string cell) => Assert.False(ImportText.Read(AttributeType.Date, cell).Read);

    [Fact]
    public void QuickDateReader_AndTheFullOne_AgreeOnEveryText()
    {
        var random = new Random(7);
        const string digits = "0123456789";
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = (i % 2 == 0 ? "2024-02-28T23:59:59Z" : "1969-12-31T23:59:59.999Z").ToCharArray();
            for (int j = 0; j < 3; j++)
            {
                text[random.Next(text.Length)] = digits[random.Next(10)];
            }

            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            if (UtcInstant.TryParse(utf8, out long quick))
            {
                Assert.True(DateLiteral.TryParse(new string(text), TimeZoneInfo.Utc, out long full), new string(text));
                Assert.Equal(full, quick);
            }
        }
    }

    [Fact]
    public void Text_IsTakenAsItIsInNfc()
    {
        Assert.Equal((true, AttributeValue.OfText(" a ")), ImportText.Read(AttributeType.Text, " a "));
        Assert.Equal(ImportText.Read(AttributeType.Text, "\u00E9"), ImportText.Read(AttributeType.Text, "e\u0301"));
        Assert.NotEqual(ImportText.Read(AttributeType.Text, "а"), ImportText.Read(AttributeType.Text, "a")); // Cyrillic and Latin
        Assert.True(ImportText.Read(AttributeType.Text, new string('x', 1024)).Read);
        Assert.False(ImportText.Read(AttributeType.Text, new string('x', 1025)).Read);
        Assert.True(ImportText.Read(AttributeType.Text, string.Concat(Enumerable.Repeat("😀", 1024))).Read);
        Assert.False(ImportText.Read(AttributeType.Text, "a\0b").Read);
        Assert.False(ImportText.Read(AttributeType.Text, "\ud800").Read);
    }

    [Fact]
    public void Text_InWrongUtf8_IsRefused() =>
        Assert.False(CellReader.TryRead(
            AttributeType.Text, new ImportCell(ImportCellKind.Untyped, [0xC3, 0x28]), TimeZoneInfo.Utc, out _, out _));

    [Fact]
    public void Tags_AreSeparatedByBars_AndALoneBarIsTheEmptySet()
    {
        Assert.Equal((true, AttributeValue.OfTags(["esg", "income"])), ImportText.Read(AttributeType.Tags, "income|esg|income"));
        Assert.Equal((true, AttributeValue.OfTags([])), ImportText.Read(AttributeType.Tags, "|"));
        Assert.False(ImportText.Read(AttributeType.Tags, "a|" + new string('x', 1025)).Read);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("[\"a\", \"b\"]", true)]
    [InlineData("[1]", false)]
    [InlineData("[[\"a\"]]", false)]
    [InlineData("[\"\\ud800\"]", false)]
    public void Tags_InJson_AreAnArrayOfTexts(string json, bool expected) => Assert.Equal(expected, CellReader.TryRead(
        AttributeType.Tags, new ImportCell(ImportCellKind.Array, System.Text.Encoding.UTF8.GetBytes(json)), TimeZoneInfo.Utc, out _, out _));

    [Theory]
    [InlineData(AttributeType.Number)]
    [InlineData(AttributeType.Boolean)]
    [InlineData(AttributeType.Tags)]
    public void JsonText_IsNeverConverted(AttributeType type) => Assert.False(CellReader.TryRead(
        type, new ImportCell(ImportCellKind.Text, type == AttributeType.Number ? "5"u8 : "true"u8), TimeZoneInfo.Utc, out _, out _));
}
