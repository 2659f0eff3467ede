using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Pages.Imports;
using Launchpoints.Web.Features.Imports;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Imports;

public sealed class ColumnGuessesTests
{
    private static readonly AttributeDefinition RiskLevel = new(AttributeScope.Customer, "risk_level", AttributeType.Number);

    [Theory]
    [InlineData(ImportKind.Customers, "key,country", "key,country")]
    [InlineData(ImportKind.Customers, "Country,Client ID", "country,key")]
    [InlineData(ImportKind.Customers, "id,customer_id", "id,key")]
    [InlineData(ImportKind.Customers, "key,Risk Level", "key,risk_level")]
    [InlineData(ImportKind.Customers, "key,Risk Level,risk_level", "key,risk_level,risk_level")]
    [InlineData(ImportKind.Kristals, "ISIN,Name,Is active,sector", "key,title,active,sector")]
    [InlineData(ImportKind.Events, "event_id,user_id,Event,Timestamp,product,amount", "id,customer,type,time,kristal,amount")]
    [InlineData(ImportKind.Events, "date,time,customer,type", "date,time,customer,type")]
    public void Header_Read_BecomesWhatItSays(ImportKind kind, string header, string targets)
    {
        var guesses = ColumnGuesses.Of(kind, [.. header.Split(',').Select(c => Column(kind, c))], kind == ImportKind.Customers ? [RiskLevel] : []);
        Assert.Equal(targets.ToLowerInvariant(), string.Join(',', guesses.Select(g => g.Target)).ToLowerInvariant());
    }

    [Fact]
    public void Header_LikeAKnownAttribute_IsThatAttribute()
    {
        var guesses = ColumnGuesses.Of(ImportKind.Customers, [Column(ImportKind.Customers, "key"), Column(ImportKind.Customers, "Risk-Level")], [RiskLevel]);
        Assert.True(guesses[1].IsKnown);
    }

    [Fact]
    public void Mapping_WithoutAKeyOrTwiceTheSame_SaysWhatToDo()
    {
        var guesses = ColumnGuesses.Of(ImportKind.Customers, [Column(ImportKind.Customers, "a"), Column(ImportKind.Customers, "b")], []);
        guesses[1].NewKey = "a";
        var problems = ImportCheck.Problems(ImportKind.Customers, AttributeScope.Customer, guesses, [], NewAttributes.Raw);
        Assert.Equal(2, problems.Count);
        Assert.Contains("Choose which one it is", problems[0], StringComparison.Ordinal);
        Assert.Contains("“a” and “b”", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_WithNewAttributesRefused_NamesThem()
    {
        var guesses = ColumnGuesses.Of(ImportKind.Customers, [Column(ImportKind.Customers, "key"), Column(ImportKind.Customers, "colour")], []);
        var problem = Assert.Single(ImportCheck.Problems(ImportKind.Customers, AttributeScope.Customer, guesses, [], NewAttributes.Refuse));
        Assert.Contains("“colour” would be new", problem, StringComparison.Ordinal);
    }

    private static ImportPreviewColumn Column(ImportKind kind, string name) =>
        new(name, ReservedColumns.Of(kind).Contains(name), kind == ImportKind.Customers && name == RiskLevel.Key ? RiskLevel : null, AttributeType.Text, 1, ["x"]);
}
