using Launchpoints.Engine.Rules;
using Xunit;

namespace Launchpoints.Tests.Rules;

/// <summary>The same rule in JSON, text and sentence, for every operator and kind of condition.</summary>
public sealed class RuleFacesTests
{
    public static TheoryData<string, string, string> Conditions => new()
    {
        // text, JSON, sentence
        { "country = 'SG'", """{"field":"country","operator":"=","value":"SG"}""", "country is SG" },
        { "country != 'SG'", """{"field":"country","operator":"!=","value":"SG"}""", "country is not SG (or is unknown)" },
        { "country = 'it''s' IGNORING CASE", """{"field":"country","operator":"=","value":"it's","ignoreCase":true}""", "country is “it's” (ignoring case)" },
        { "country IN ('SG', 'HK', 'DE')", """{"field":"country","operator":"in","value":["SG","HK","DE"]}""", "country is SG, HK or DE" },
        { "country NOT IN ('SG', 'HK') IGNORING CASE", """{"field":"country","operator":"notIn","value":["SG","HK"],"ignoreCase":true}""", "country is not SG or HK (ignoring case, or is unknown)" },
        { "email CONTAINS '@'", """{"field":"email","operator":"contains","value":"@"}""", "email contains @" },
        { "email NOT CONTAINS 'a b'", """{"field":"email","operator":"doesNotContain","value":"a b"}""", "email does not contain “a b” (or is unknown)" },
        { "email BEGINS WITH 'x'", """{"field":"email","operator":"beginsWith","value":"x"}""", "email begins with x" },
        { "email NOT BEGINS WITH ''", """{"field":"email","operator":"doesNotBeginWith","value":""}""", "email does not begin with “” (or is unknown)" },
        { "email ENDS WITH '.sg'", """{"field":"email","operator":"endsWith","value":".sg"}""", "email ends with .sg" },
        { "email NOT ENDS WITH '.sg'", """{"field":"email","operator":"doesNotEndWith","value":".sg"}""", "email does not end with .sg (or is unknown)" },
        { "country < 'M'", """{"field":"country","operator":"<","value":"M"}""", "country comes in order before M" },
        { "country >= 'M'", """{"field":"country","operator":">=","value":"M"}""", "country is M or comes after it in order" },
        { "risk_level < 3", """{"field":"risk_level","operator":"<","value":3}""", "risk_level is less than 3" },
        { "risk_level <= -3.5", """{"field":"risk_level","operator":"<=","value":-3.5}""", "risk_level is at most -3.5" },
        { "risk_level > 1E+17", """{"field":"risk_level","operator":">","value":1E+17}""", "risk_level is more than 1E+17" },
        { "risk_level >= 0.1", """{"field":"risk_level","operator":">=","value":0.1}""", "risk_level is at least 0.1" },
        { "risk_level BETWEEN 2 AND 5", """{"field":"risk_level","operator":"between","value":[2,5]}""", "risk_level is between 2 and 5" },
        { "risk_level NOT BETWEEN 2 AND 5", """{"field":"risk_level","operator":"notBetween","value":[2,5]}""", "risk_level is not between 2 and 5 (or is unknown)" },
        { "risk_level IN (1)", """{"field":"risk_level","operator":"in","value":[1]}""", "risk_level is 1" },
        { "is_employee = true", """{"field":"is_employee","operator":"=","value":true}""", "is_employee is true" },
        { "is_employee != false", """{"field":"is_employee","operator":"!=","value":false}""", "is_employee is not false (or is unknown)" },
        { "joined < '2026-01-01'", """{"field":"joined","operator":"<","value":"2026-01-01"}""", "joined is before 2026-01-01" },
        { "joined >= '2026-01-01'", """{"field":"joined","operator":">=","value":"2026-01-01"}""", "joined is not before 2026-01-01" },
        { "joined IN LAST 3 DAYS", """{"field":"joined","operator":"inLast","value":{"amount":3,"unit":"day"}}""", "joined is in the last 3 days" },
        { "joined NOT IN LAST 1 WEEK", """{"field":"joined","operator":"notInLast","value":{"amount":1,"unit":"week"}}""", "joined is not in the last 1 week (or is unknown)" },
        { "joined IN NEXT 7 CALENDAR DAYS", """{"field":"joined","operator":"inNext","value":{"amount":7,"unit":"calendarDay"}}""", "joined is in the next 7 calendar days" },
        { "joined NOT IN NEXT 1 CALENDAR DAY", """{"field":"joined","operator":"notInNext","value":{"amount":1,"unit":"calendarDay"}}""", "joined is not in the next 1 calendar day (or is unknown)" },
        { "joined OLDER THAN 1 YEAR", """{"field":"joined","operator":"olderThan","value":{"amount":1,"unit":"year"}}""", "joined is more than 1 year ago" },
        { "joined FURTHER THAN 36 HOURS", """{"field":"joined","operator":"furtherThan","value":{"amount":36,"unit":"hour"}}""", "joined is more than 36 hours ahead" },
        { "joined ANNIVERSARY IN NEXT 2 MONTHS", """{"field":"joined","operator":"anniversaryInNext","value":{"amount":2,"unit":"month"}}""", "joined has its anniversary in the next 2 months" },
        { "interests HAS ANY ('esg', 'income')", """{"field":"interests","operator":"hasAny","value":["esg","income"]}""", "interests has any of esg or income" },
        { "interests HAS ALL ('esg', 'income')", """{"field":"interests","operator":"hasAll","value":["esg","income"]}""", "interests has all of esg and income" },
        { "interests HAS NONE ('esg')", """{"field":"interests","operator":"hasNone","value":["esg"]}""", "interests has none of esg (or is unknown)" },
        { "country IS NULL", """{"field":"country","operator":"null"}""", "country is unknown" },
        { "country IS NOT NULL", """{"field":"country","operator":"notNull"}""", "country is known" },
        { "IN SEGMENT 's1'", """{"segment":"s1","operator":"in"}""", "is in segment “s1”" },
        { "NOT IN SEGMENT 's1'", """{"segment":"s1","operator":"notIn"}""", "is not in segment “s1”" },
        { "IN SAMPLE 'pilot' FROM 0% TO 5%", """{"sample":"pilot","from":0,"to":0.05}""", "is in sample “pilot” from 0% to 5%" },
        { "IN SAMPLE 'p' FROM 0.01% TO 100%", """{"sample":"p","from":0.0001,"to":1}""", "is in sample “p” from 0.01% to 100%" },
        { "COUNT(viewed) >= 1", """{"event":"viewed","aggregate":"count","operator":">=","value":1}""", "has at least 1 viewed event" },
        { "COUNT(viewed) = 0", """{"event":"viewed","aggregate":"count","operator":"=","value":0}""", "has no viewed events" },
        {
            "COUNT(viewed WHERE kristal.category = 'fund' AND amount > 0 IN LAST 14 DAYS) >= 3",
            """{"event":"viewed","aggregate":"count","where":{"combinator":"and","rules":[{"field":"kristal.category","operator":"=","value":"fund"},{"field":"amount","operator":">","value":0}]},"window":{"last":14,"unit":"day"},"operator":">=","value":3}""",
            "has at least 3 viewed events in the last 14 days (where kristal.category is fund and amount is more than 0)"
        },
        {
            "SUM(amount OF invested BETWEEN '2026-01-01' AND '2026-07-01') > 10000",
            """{"event":"invested","aggregate":"sum","of":"amount","window":{"from":"2026-01-01","to":"2026-07-01"},"operator":">","value":10000}""",
            "the sum of amount over invested events from 2026-01-01 until before 2026-07-01 is more than 10,000"
        },
        { "AVERAGE(kristal.fee OF viewed SINCE '2026-01-01') != 1", """{"event":"viewed","aggregate":"average","of":"kristal.fee","window":{"from":"2026-01-01"},"operator":"!=","value":1}""", "the average kristal.fee of viewed events since 2026-01-01 is not 1 (or there is none)" },
        { "MIN(amount OF invested BEFORE '2026-01-01') IS NULL", """{"event":"invested","aggregate":"min","of":"amount","window":{"to":"2026-01-01"},"operator":"null"}""", "the smallest amount of invested events before 2026-01-01 does not exist" },
        { "MAX(amount OF invested) IN (1, 2)", """{"event":"invested","aggregate":"max","of":"amount","operator":"in","value":[1,2]}""", "the largest amount of invested events is 1 or 2" },
        { "DISTINCT(kristal OF invested) BETWEEN 2 AND 5", """{"event":"invested","aggregate":"distinct","of":"kristal","operator":"between","value":[2,5]}""", "the number of different kristal values of invested events is between 2 and 5" },
        { "DAYS(viewed) > 3", """{"event":"viewed","aggregate":"days","operator":">","value":3}""", "has viewed events on more than 3 days" },
        { "FIRST(viewed WHERE NOT (kristal IS NULL)) < '2026-01-01'", """{"event":"viewed","aggregate":"first","where":{"combinator":"and","not":true,"rules":[{"field":"kristal","operator":"null"}]},"operator":"<","value":"2026-01-01"}""", "the first viewed event (where not (kristal is unknown)) is before 2026-01-01" },
        { "LAST(viewed) OLDER THAN 30 DAYS", """{"event":"viewed","aggregate":"last","operator":"olderThan","value":{"amount":30,"unit":"day"}}""", "the latest viewed event is more than 30 days ago" },
        { "EVERYONE", "", "everyone" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Condition_InItsThreeFaces_IsTheSame(string text, string json, string sentence)
    {
        string rule = json.Length == 0 ? """{"combinator":"and","rules":[]}""" : $$"""{"combinator":"and","rules":[{{json}}]}""";
        var fromText = RuleText.Read(text);
        Assert.Empty(fromText.Errors);
        Assert.Equal(rule, RuleJson.Write(fromText.Rule!));
        var fromJson = RuleJson.Read(rule);
        Assert.Empty(fromJson.Errors);
        Assert.Equal(fromText.Rule, fromJson.Rule);
        Assert.Equal(text, RuleText.Write(fromJson.Rule!));
        Assert.Equal(sentence, RuleSentence.Write(fromJson.Rule!, Vocabularies.Wealth.Schema));
        Assert.Empty(fromText.Check(Vocabularies.Wealth).Errors);
    }

    [Theory]
    [InlineData("a = 1 OR b = 2 AND c = 3", "a = 1 OR (b = 2 AND c = 3)")]
    [InlineData("(a = 1 OR b = 2) AND c = 3", "(a = 1 OR b = 2) AND c = 3")]
    [InlineData("((a = 1)) AND (((b = 2 AND (c = 3))))", "a = 1 AND (b = 2 AND c = 3)")]
    [InlineData("(a = 1)", "a = 1")]
    [InlineData("((a = 1 OR b = 2))", "a = 1 OR b = 2")]
    [InlineData("NOT a = 1 AND b = 2", "NOT (a = 1) AND b = 2")]
    [InlineData("NOT (a = 1 OR b = 2)", "NOT (a = 1 OR b = 2)")]
    [InlineData("(NOT (a = 1 OR b = 2))", "(NOT (a = 1 OR b = 2))")]
    [InlineData("((NOT a = 1))", "(NOT (a = 1))")]
    [InlineData("NOT NOT a = 1", "NOT (NOT (a = 1))")]
    [InlineData("NOT ((a = 1 OR b = 2))", "NOT (a = 1 OR b = 2)")]
    [InlineData("NOT IN SEGMENT 's'", "NOT IN SEGMENT 's'")]
    [InlineData("NOT (IN SEGMENT 's')", "NOT (IN SEGMENT 's')")]
    [InlineData("NOT NOT IN SEGMENT 's'", "NOT (NOT IN SEGMENT 's')")]
    [InlineData("NOT IN SAMPLE 's' FROM 0% TO 1%", "NOT (IN SAMPLE 's' FROM 0% TO 1%)")]
    [InlineData("no one or everyone", "NO ONE OR EVERYONE")]
    [InlineData("NOT EVERYONE", "NOT EVERYONE")]
    [InlineData("a = 1 -- no b\n and --and then\r\n c = 2 --", "a = 1 AND c = 2")]
    [InlineData("a<>1 aNd b In lAsT 2 dAy", "a != 1 AND b IN LAST 2 DAYS")]
    [InlineData("\"and\" = 1 AND \"a \"\"b\"\"\" = 2 AND \"größe\" = 3", "\"and\" = 1 AND \"a \"\"b\"\"\" = 2 AND \"größe\" = 3")]
    [InlineData("\"plain\" = 1 AND a.b = 2", "plain = 1 AND a.b = 2")]
    [InlineData("day = 3 AND count = 4 AND last = 5", "\"day\" = 3 AND \"count\" = 4 AND \"last\" = 5")]
    [InlineData("COUNT(e WHERE d IN LAST 3 DAYS) > 1", "COUNT(e WHERE d IN LAST 3 DAYS) > 1")]
    [InlineData("COUNT(e WHERE d IN LAST 3 DAYS IN LAST 4 DAYS) > 1", "COUNT(e WHERE d IN LAST 3 DAYS IN LAST 4 DAYS) > 1")]
    [InlineData("COUNT(e WHERE d BETWEEN 1 AND 2 BETWEEN '2026-01-01' AND '2026-02-01') > 1", "COUNT(e WHERE d BETWEEN 1 AND 2 BETWEEN '2026-01-01' AND '2026-02-01') > 1")]
    [InlineData("COUNT(e WHERE a = 1 OR b = 2 SINCE '2026-01-01') > 1", "COUNT(e WHERE a = 1 OR b = 2 SINCE '2026-01-01') > 1")]
    [InlineData("COUNT(e WHERE (a = 1) AND ((NOT b = 2))) > 1", "COUNT(e WHERE a = 1 AND NOT (b = 2)) > 1")]
    [InlineData("a = ? AND b IN () AND c BETWEEN ? AND joined IN LAST ?", "a = ? AND b IN () AND c BETWEEN ? AND joined IN LAST ?")]
    public void Text_IsReadAsItIsMeant_AndWrittenPlainly(string written, string expected)
    {
        var reading = RuleText.Read(written);
        Assert.Empty(reading.Errors);
        Assert.Equal(expected, RuleText.Write(reading.Rule!));
        Assert.Equal(reading.Rule, RuleText.Read(expected).Rule);
        Assert.Equal(reading.Rule, RuleJson.Read(RuleJson.Write(reading.Rule!)).Rule);
    }

    [Theory]
    [InlineData("""{"combinator":"or","rules":[{"combinator":"or","rules":[A]}]}""", """{"combinator":"and","rules":[A]}""")]
    [InlineData("""{"combinator":"and","rules":[{"combinator":"or","rules":[A,B]}]}""", """{"combinator":"or","rules":[A,B]}""")]
    [InlineData("""{"combinator":"and","not":true,"rules":[{"combinator":"or","rules":[A,B]}]}""", """{"combinator":"or","not":true,"rules":[A,B]}""")]
    [InlineData("""{"combinator":"or","rules":[{"combinator":"or","not":true,"rules":[A,B]}]}""", """{"combinator":"and","rules":[{"combinator":"or","not":true,"rules":[A,B]}]}""")]
    [InlineData("""{"combinator":"or","not":true,"rules":[A]}""", """{"combinator":"and","not":true,"rules":[A]}""")]
    [InlineData("""{"combinator":"or","rules":[{"combinator":"or","rules":[]}]}""", """{"combinator":"or","rules":[]}""")]
    [InlineData("""{"combinator":"and","rules":[A,{"combinator":"and","rules":[B,{"combinator":"or","not":false,"rules":[A]}]}]}""", """{"combinator":"and","rules":[A,{"combinator":"and","rules":[B,A]}]}""")]
    [InlineData(
        """{"combinator":"and","rules":[{"event":"e","aggregate":"count","of":null,"where":{"combinator":"or","rules":[{"combinator":"or","rules":[A]}]},"window":null,"operator":">","value":0}]}""",
        """{"combinator":"and","rules":[{"event":"e","aggregate":"count","where":{"combinator":"and","rules":[A]},"operator":">","value":0}]}""")]
    public void Json_BecomesCanonical(string written, string expected)
    {
        static string Fill(string json) => json
            .Replace("A", """{"field":"a","operator":"=","value":1}""", StringComparison.Ordinal)
            .Replace("B", """{"field":"b","operator":"=","value":2}""", StringComparison.Ordinal);
        var reading = RuleJson.Read(Fill(written));
        Assert.Empty(reading.Errors);
        Assert.Equal(Fill(expected), RuleJson.Write(reading.Rule!));
        Assert.Same(reading.Rule, RuleCanonical.Of(reading.Rule!));
    }

    [Fact]
    public void LongRule_IsLaidOutOnLines_AndReadsBack()
    {
        string values = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"'value {i}'"));
        string text = $"""
            country IN ({values})
            AND (risk_level > 1 OR email CONTAINS '{new string('x', 60)}' OR email CONTAINS '{new string('y', 60)}')
            AND COUNT(viewed WHERE channel = '{new string('z', 60)}' OR kristal.category = 'a fund of some kind' IN LAST 3 DAYS) > 2
            """;
        var rule = RuleText.Read(text).Rule!;
        string written = RuleText.Write(rule);
        Assert.Equal(rule, RuleText.Read(written).Rule);
        Assert.All(written.Split('\n'), line => Assert.InRange(line.Length, 1, 125));
        Assert.Contains("\nAND (\n  risk_level > 1\n  OR email", written, StringComparison.Ordinal);
        Assert.Contains("\nAND COUNT(viewed\n  WHERE channel", written, StringComparison.Ordinal);
        Assert.EndsWith("\n  IN LAST 3 DAYS) > 2", written, StringComparison.Ordinal);
    }

    [Fact]
    public void ContractExample_ReadsToItsJson()
    {
        const string text = """
            country IN ('SG', 'HK') AND risk_level >= 3 AND NOT is_employee = true
            AND email ENDS WITH '@example.com' IGNORING CASE
            AND interests HAS ANY ('esg', 'income')
            AND COUNT(viewed WHERE kristal.category = 'fund' AND amount > 0 IN LAST 14 DAYS) >= 3
            AND (IN SEGMENT 's1' OR NOT IN SEGMENT 's5')
            AND IN SAMPLE 'pilot' FROM 0% TO 5%
            """;
        var reading = RuleText.Read(text).Check(Vocabularies.Wealth);
        Assert.Empty(reading.Errors);
        Assert.Equal(8, reading.Rule!.Rules.Length);
        Assert.Equal(
            "country is SG or HK, and risk_level is at least 3, and not (is_employee is true), and email ends with @example.com (ignoring case), "
            + "and interests has any of esg or income, and has at least 3 viewed events in the last 14 days (where kristal.category is fund and amount is more than 0), "
            + "and (is in segment “s1” or is not in segment “s5”), and is in sample “pilot” from 0% to 5%",
            RuleSentence.Write(reading.Rule, Vocabularies.Wealth.Schema));
    }

    [Theory]
    [InlineData("country IN ('a','b','c','d','e','f','g','h')", "country is a, b, c, d, e or 3 more")]
    [InlineData("country = 'a' OR NOT (country = 'b' AND risk_level = 1)", "country is a, or not (country is b and risk_level is 1)")]
    [InlineData("NOT EVERYONE", "no one")]
    [InlineData("NOT (NO ONE)", "everyone")]
    [InlineData("country = ?", "country is …")]
    [InlineData("COUNT(viewed) != 3", "the number of viewed events is not 3")]
    [InlineData("LAST(viewed) NOT IN LAST 3 DAYS", "the latest viewed event is not in the last 3 days (or there is none)")]
    public void Sentence_ReadsWell(string text, string expected) => Assert.Equal(expected, RuleSentence.Write(RuleText.Read(text).Rule!));

    [Fact]
    public void Sentence_OfVeryManyConditions_StaysShort()
    {
        string text = string.Join(" AND ", Enumerable.Range(0, 2_000).Select(i => $"risk_level > {i}"));
        string sentence = RuleSentence.Write(RuleText.Read(text).Rule!);
        Assert.EndsWith(", and 1,982 more conditions", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 1, 1_000);
    }
}
