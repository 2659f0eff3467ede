using System.Diagnostics;
using System.Globalization;
using Launchpoints.Engine.Rules;
using Xunit;
using static Launchpoints.Tests.Rules.Vocabularies;

namespace Launchpoints.Tests.Rules;

public sealed class RuleErrorTests
{
    [Theory]
    // What cannot be read
    [InlineData("", "1:1 syntax ")]
    [InlineData("country", "1:8 syntax ")]
    [InlineData("country =", "1:10 syntax ")]
    [InlineData("country = SG", "1:11 syntax  ['SG']")]
    [InlineData("country = \"SG\"", "1:11 syntax  ['SG']")]
    [InlineData("country == 'SG'", "1:10 syntax  [=]")]
    [InlineData("country beginsWith 'S'", "1:9 syntax  [BEGINS WITH]")]
    [InlineData("country CONTAIN 'S'", "1:9 syntax  [CONTAINS]")]
    [InlineData("country = 'SG' && risk_level > 1", "1:16 syntax  [AND]", "1:19 syntax  [AND]")]
    [InlineData("country = 'SG' risk_level > 1", "1:16 syntax  [AND]")]
    [InlineData("(country = 'SG'", "1:16 syntax  [)]")]
    [InlineData("country = 'SG')", "1:15 syntax ")]
    [InlineData("country = 'SG' AND\n\n  AND risk_level > 1 OR", "3:3 syntax ", "3:24 syntax ")]
    [InlineData("country = 'SG", "1:11 syntax ")]
    [InlineData("country IN ('SG' 'HK')", "1:18 syntax  [,]")]
    [InlineData("country IN ('SG', AND contry = 'x'", "1:19 syntax ", "1:23 unknown_attribute /rules/1/field [country]")]
    [InlineData("risk_level BETWEEN 1", "1:21 syntax  [AND]")]
    [InlineData("joined IN LAST 3", "1:17 syntax ")]
    [InlineData("joined IN LAST 3 dais", "1:18 syntax  [DAYS]")]
    [InlineData("joined IN LAST 1.5 DAYS", "1:16 wrong_value ")]
    [InlineData("risk_level > 1e999", "1:14 wrong_value ")]
    [InlineData("COUNT(viewed", "1:13 syntax ")]
    [InlineData("COUNT(viewed IN NEXT 3 DAYS) > 1 AND contry = 'x'", "1:17 syntax  [LAST]", "1:38 unknown_attribute /rules/1/field [country]")]
    [InlineData("COUNT(viewed WHERE amount > 1 IN LAST 3) > 1", "1:40 syntax ")]
    [InlineData("IN SEGMENT s1", "1:12 syntax  ['s1']")]
    [InlineData("IN SAMPLE 'x' FROM 0 TO 5", "1:22 syntax  [0%]")]
    [InlineData("größe = 1", "1:1 syntax  [\"größe\"]", "1:1 unknown_attribute /rules/0/field")]
    [InlineData("country = 'a\0b'", "1:13 syntax ")]
    [InlineData("in = 1", "1:1 syntax ")]
    [InlineData("country = NULL", "1:11 syntax  [IS NULL]")]
    [InlineData("risk_level => 3", "1:13 syntax  [>=]")]
    [InlineData("country = ’SG’", "1:11 syntax  [']", "1:12 syntax  ['SG']", "1:14 syntax  [']")]
    // What can be read but means nothing
    [InlineData("contry = 'SG' AND\n risk_level > 'x'", "1:1 unknown_attribute /rules/0/field [country]", "2:15 wrong_value /rules/1/value")]
    [InlineData("COUNT(veiwed) > 1", "1:7 unknown_event /rules/0/event [viewed]")]
    [InlineData("IN SEGMENT 'frequent_explorer'", "1:12 unknown_segment /rules/0/segment [frequent_explorers]")]
    [InlineData("SUM(amout OF invested) > 1", "1:5 unknown_attribute /rules/0/of [amount]")]
    [InlineData("COUNT(viewed WHERE kristal.categori = 'x') > 1", "1:20 unknown_attribute /rules/0/where/rules/0/field [kristal.category]")]
    [InlineData("COUNT(viewed WHERE country = 'x') > 1", "1:20 unknown_attribute /rules/0/where/rules/0/field")]
    [InlineData("interests = 'esg'", "1:11 wrong_operator /rules/0/operator [HAS ANY]")]
    [InlineData("country HAS NONE ('SG')", "1:9 wrong_operator /rules/0/operator [NOT IN]")]
    [InlineData("joined IN ('2026-01-01')", "1:8 wrong_operator /rules/0/operator [=]")]
    [InlineData("COUNT(viewed) CONTAINS 'x'", "1:15 wrong_operator /rules/0/operator")]
    [InlineData("country > 'a' IGNORING CASE", "1:15 wrong_operator /rules/0/ignoreCase")]
    [InlineData("risk_level = 3 IGNORING CASE", "1:16 wrong_operator /rules/0/ignoreCase")]
    [InlineData("SUM(channel OF viewed) > 1", "1:5 wrong_operator /rules/0/of")]
    [InlineData("SUM(viewed) > 1", "1:1 syntax /rules/0/of")]
    [InlineData("COUNT(amount OF viewed) > 1", "1:7 syntax /rules/0/of")]
    [InlineData("country = 5", "1:11 wrong_value /rules/0/value ['5']")]
    [InlineData("risk_level = '5.0'", "1:14 wrong_value /rules/0/value [5]")]
    [InlineData("is_employee = 'True'", "1:15 wrong_value /rules/0/value [true]")]
    [InlineData("country IN ('SG', 5, 'HK', true)", "1:19 wrong_value /rules/0/value/1 ['5']", "1:28 wrong_value /rules/0/value/3 ['true']")]
    [InlineData("country IN ()", "1:12 wrong_value /rules/0/value")]
    [InlineData("country IN 'SG'", "1:12 wrong_value /rules/0/value [('SG')]")]
    [InlineData("country = ('SG', 'HK')", "1:11 wrong_value /rules/0/value")]
    [InlineData("country = ?", "1:11 wrong_value /rules/0/value")]
    [InlineData("risk_level BETWEEN 5 AND 2", "1:20 wrong_value /rules/0/value [2 AND 5]")]
    [InlineData("country BETWEEN '\U00010400' AND '\uFFEE'", "1:17 wrong_value /rules/0/value ['\uFFEE' AND '\U00010400']")]
    [InlineData("joined = '2026-02-30'", "1:10 wrong_value /rules/0/value")]
    [InlineData("joined > 3 DAYS", "1:10 wrong_value /rules/0/value")]
    [InlineData("joined IN LAST 0 DAYS", "1:16 wrong_value /rules/0/value/amount")]
    [InlineData("joined IN LAST 100001 DAYS", "1:16 wrong_value /rules/0/value/amount")]
    [InlineData("joined ANNIVERSARY IN NEXT 3 HOURS", "1:28 wrong_value /rules/0/value/unit [DAYS]")]
    [InlineData("COUNT(viewed IN LAST 0 DAYS) > 1", "1:14 wrong_value /rules/0/window/last")]
    [InlineData("COUNT(viewed BETWEEN '2026-02-01' AND '2026-01-01') > 1", "1:14 wrong_value /rules/0/window/from")]
    [InlineData("COUNT(viewed SINCE 'soon') > 1", "1:14 wrong_value /rules/0/window/from")]
    [InlineData("IN SAMPLE 'x' FROM 0.005% TO 5%", "1:20 wrong_value /rules/0/from")]
    [InlineData("IN SAMPLE 'x' FROM 5% TO 5%", "1:20 wrong_value /rules/0/from")]
    [InlineData("IN SAMPLE '' FROM 0% TO 101%", "1:11 wrong_value /rules/0/sample", "1:25 wrong_value /rules/0/to")]
    [InlineData("COUNT(viewed WHERE IN SEGMENT 's1') > 1", "1:20 syntax /rules/0/where/rules/0")]
    public void Text_WithMistakes_NamesEachAtItsPlace(string text, params string[] expected) => Assert.Equal(expected, ErrorsOfText(text));

    [Theory]
    [InlineData("COUNT(viewed BETWEEN '2026-01-01' AND '2026-01-01') > 1")] // empty, but no mistake
    [InlineData("joined BETWEEN '2026-03-29T02:30' AND '2026-03-29T03:30'")] // the same instant
    [InlineData("risk_level BETWEEN 2 AND 2")]
    [InlineData("IN SEGMENT 's5'")]
    [InlineData("raw_score > 1 OR EVERYONE")]
    public void Draft_MayDoWhatPublishingRefuses(string text) => Assert.Empty(ErrorsOfText(text));

    [Theory]
    [InlineData("EVERYONE", "1:1 empty_group ")]
    [InlineData("country = 'SG' OR NO ONE", "1:19 empty_group /rules/1")]
    [InlineData("COUNT(viewed WHERE EVERYONE) > 1", "1:20 empty_group /rules/0/where")]
    [InlineData("raw_score > 1", "1:1 attribute_not_actionable /rules/0/field")]
    [InlineData("COUNT(viewed WHERE kristal.raw_rank > 1) > 1", "1:20 attribute_not_actionable /rules/0/where/rules/0/field")]
    [InlineData("MAX(kristal.raw_rank OF viewed) > 1", "1:5 attribute_not_actionable /rules/0/of")]
    [InlineData("IN SEGMENT 's5'", "1:12 unknown_segment /rules/0/segment")]
    [InlineData("IN SEGMENT 's1' AND country = 'SG'")]
    public void Publishing_RefusesMore(string text, params string[] expected) => Assert.Equal(expected, ErrorsOfText(text, RulePurpose.Publish));

    public static TheoryData<string, string[]> WrongJson => new()
    {
        { "", ["syntax "] },
        { "null", ["syntax "] },
        { "[]", ["syntax "] },
        { "{", ["syntax "] },
        { "{}", ["syntax "] },
        { """{"combinator":"and"}""", ["syntax "] },
        { """{"rules":[]}""", ["syntax "] },
        { """{"combinator":"xor","rules":[]}""", ["syntax /combinator [or]"] },
        { """{"combinator":"and","rules":[]} {}""", ["syntax "] },
        { """{"combinator":"and","rules":[],"rules":[]}""", ["syntax /rules"] },
        { """{"combinator":"and","rules":{}}""", ["syntax /rules"] },
        { """{"combinator":"and","rules":[],"negate":true}""", ["syntax /negate"] },
        { """{"combinator":"and","rules":[],"not":null}""", ["syntax /not"] },
        { """{"combinator":"and","rules":[3,"x",null]}""", ["syntax /rules/0", "syntax /rules/1", "syntax /rules/2"] },
        { """{"field":"country","operator":"=","value":"SG"}""", ["syntax "] },
        { Of("""{"field":"country","operator":"=","value":"SG","valueSource":"field"}"""), ["syntax /rules/0/valueSource [value]"] },
        { Of("""{"field":"country","operator":"=","value":"SG","event":"viewed"}"""), ["syntax /rules/0/field", "syntax /rules/0"] },
        { Of("""{"field":"contry","operator":"equals","value":"SG"}"""), ["wrong_operator /rules/0/operator", "unknown_attribute /rules/0/field [country]"] },
        { Of("""{"field":"country","operator":"begins","value":"SG"}"""), ["wrong_operator /rules/0/operator"] },
        { Of("""{"field":"country","operator":"beginWith","value":"SG"}"""), ["wrong_operator /rules/0/operator [beginsWith]"] },
        { Of("""{"field":"country","value":"SG"}"""), ["syntax /rules/0"] },
        { Of("""{"field":"country","operator":"="}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"country","operator":"=","value":null}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"country","operator":"=","value":{"amount":1,"unit":"day"}}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"country","operator":"=","value":{"amount":1,"unit":"days"}}"""), ["wrong_value /rules/0/value/unit [day]"] },
        { Of("""{"field":"country","operator":"=","value":{"a":1}}"""), ["syntax /rules/0/value/a"] },
        { Of("""{"field":"country","operator":"in","value":["SG",null,["HK"],{}]}"""), ["wrong_value /rules/0/value/1", "wrong_value /rules/0/value/2", "wrong_value /rules/0/value/3"] },
        { Of("""{"field":"risk_level","operator":"=","value":1e999}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"risk_level","operator":"=","value":NaN}"""), ["syntax /rules/0/value"] },
        { Of("""{"field":"country","operator":"=","value":"\ud800"}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"country","operator":"=","value":"a\u0000"}"""), ["wrong_value /rules/0/value"] },
        { Of("""{"field":"coun\udc00try","operator":"=","value":"a"}"""), ["syntax /rules/0/field"] },
        { Of("""{"event":"viewed","aggregate":"total","operator":">","value":1}"""), ["syntax /rules/0/aggregate"] },
        { Of("""{"event":"veiwed","operator":">","value":1}"""), ["syntax /rules/0", "unknown_event /rules/0/event [viewed]"] },
        { Of("""{"event":"viewed","aggregate":"count","operator":">","value":1,"ignoreCase":true}"""), ["syntax /rules/0/ignoreCase"] },
        { Of("""{"event":"viewed","aggregate":"count","window":{},"operator":">","value":1}"""), ["syntax /rules/0/window"] },
        { Of("""{"event":"viewed","aggregate":"count","window":{"last":3},"operator":">","value":1}"""), ["syntax /rules/0/window"] },
        { Of("""{"event":"viewed","aggregate":"count","window":{"last":3,"unit":"day","to":"2026-01-01"},"operator":">","value":1}"""), ["syntax /rules/0/window"] },
        { Of("""{"event":"viewed","aggregate":"count","where":[],"operator":">","value":1}"""), ["syntax /rules/0/where"] },
        { Of("""{"event":"viewed","aggregate":"count","where":{"combinator":"and","rules":[{"field":"amout","operator":">","value":"1"}]},"operator":">","value":1}"""), ["unknown_attribute /rules/0/where/rules/0/field [amount]"] },
        { Of("""{"segment":"s1","operator":"="}"""), ["wrong_operator /rules/0/operator"] },
        { Of("""{"segment":"s2","operator":"notin"}"""), ["wrong_operator /rules/0/operator [notIn]", "unknown_segment /rules/0/segment [s1]"] },
        { Of("""{"sample":"x","from":0}"""), ["syntax /rules/0"] },
        { Of("""{"sample":"x","from":"0","to":2}"""), ["wrong_value /rules/0/from"] },
        { Of("""{"sample":"x","from":0,"to":2}"""), ["wrong_value /rules/0/to"] },
        { Of("""{"combinator":"and","rules":[{"combinator":"and","rules":[{"field":"contry","operator":"=","value":"x"}]}]}"""), ["unknown_attribute /rules/0/rules/0/rules/0/field [country]"] },
        { Of("""{"field":"a/b~c","operator":"=","value":"x","d/e~f":1}"""), ["syntax /rules/0/d~1e~0f", "unknown_attribute /rules/0/field"] },
    };

    [Theory]
    [MemberData(nameof(WrongJson))]
    public void Json_WithMistakes_NamesEachByPointerIntoWhatWasSent(string json, string[] expected) => Assert.Equal(expected, ErrorsOfJson(json));

    [Fact]
    public void Json_OfAQueryBuilder_LoadsAsItIs()
    {
        const string json = """
            {"id":"1b2c","combinator":"and","not":false,"rules":[
              {"id":"r1","path":[0],"field":"country","operator":"in","valueSource":"value","value":["SG","HK"]},
              {"id":"r2","field":"email","operator":"null","value":""},
              {"field":"email","operator":"notNull","value":{"any":["thing"]}},
              {"id":"g","combinator":"or","rules":[{"field":"risk_level","operator":"between","value":[1,5]},{"field":"joined","operator":">","value":"2026-01-01"}]}]}
            """;
        var reading = RuleJson.Read(json).Check(Wealth);
        Assert.Empty(reading.Errors);
        Assert.Equal(
            "country IN ('SG', 'HK') AND email IS NULL AND email IS NOT NULL AND (risk_level BETWEEN 1 AND 5 OR joined > '2026-01-01')",
            RuleText.Write(reading.Rule!).ReplaceLineEndings(" "));
    }

    [Fact]
    public void KristalRule_TakesConditionsOnKristalAttributesOnly() => Assert.Equal(
        ["unknown_attribute /rules/1/field", "syntax /rules/2", "syntax /rules/3"],
        ErrorsOfJson(
            """{"combinator":"and","rules":[{"field":"category","operator":"=","value":"x"},{"field":"country","operator":"=","value":"x"},{"segment":"s1","operator":"in"},{"event":"viewed","aggregate":"count","operator":">","value":1}]}""",
            subject: RuleSubject.Kristal));

    [Fact]
    public void Prefix_BeginsEveryPointer()
    {
        using var body = System.Text.Json.JsonDocument.Parse("""{"rule":{"combinator":"and","x":1,"rules":[{"field":"contry","operator":"=","value":"x"}]}}""");
        var errors = RuleJson.Read(body.RootElement.GetProperty("rule"), "/rule").Check(Wealth).Errors;
        Assert.Equal(["/rule/x", "/rule/rules/0/field"], errors.Select(e => e.Path));

        // A text has no pointers: what is wrong with it is at the member, what is wrong with what it says is in the rule.
        errors = RuleText.Read("contry = 'x' AND", "/ruleText").Check(Wealth).Errors;
        Assert.Equal(["/rules/0/field", "/ruleText"], errors.Select(e => e.Path));
    }

    [Fact]
    public void Levels_AtTheLimitAreReadAndOneMoreIsRefused()
    {
        static string Json(int levels) => string.Concat(Enumerable.Repeat("""{"combinator":"and","not":true,"rules":[""", levels))
            + string.Concat(Enumerable.Repeat("]}", levels));
        static string InWhere(int levels) => Of($$"""{"event":"viewed","aggregate":"count","operator":">","value":1,"where":{{Json(levels - 1)}}}""");
        static string Text(int levels) => string.Concat(Enumerable.Repeat("NOT (country = 'a' OR ", levels - 1)) + "NOT country = 'b'" + new string(')', levels - 1);
        Assert.Empty(ErrorsOfJson(Json(RuleLimits.Levels)));
        Assert.Empty(ErrorsOfJson(InWhere(RuleLimits.Levels)));
        Assert.Empty(ErrorsOfText(Text(RuleLimits.Levels)));
        Assert.StartsWith("too_deep ", Assert.Single(ErrorsOfJson(Json(RuleLimits.Levels + 1))), StringComparison.Ordinal);
        Assert.StartsWith("too_deep ", Assert.Single(ErrorsOfJson(InWhere(RuleLimits.Levels + 1))), StringComparison.Ordinal);
        Assert.Contains(" too_deep ", Assert.Single(ErrorsOfText(Text(RuleLimits.Levels + 1))), StringComparison.Ordinal);

        var deepest = RuleJson.Read(Json(RuleLimits.Levels)).Rule!;
        Assert.Equal(deepest, RuleText.Read(RuleText.Write(deepest)).Rule);
    }

    [Fact]
    public void Tree_BuiltFarTooDeep_IsRefusedWithoutOverflow()
    {
        var rule = Group.Everyone;
        for (int i = 0; i < 100_000; i++)
        {
            rule = new Group(Combinator.And, true, [rule]);
        }

        var error = Assert.Single(RuleValidator.Validate(rule, Wealth, RuleSubject.Customer, RulePurpose.Draft));
        Assert.Equal(RuleErrorCodes.TooDeep, error.Code);
        Assert.Equal(string.Concat(Enumerable.Repeat("/rules/0", RuleLimits.Levels)), error.Path);
    }

    [Fact]
    public void Conditions_AtTheLimitAreReadAndOneMoreIsRefused()
    {
        static string Text(int count) => string.Join(" OR ", Enumerable.Repeat("risk_level = 1", count));
        static string Json(int count) => $$"""{"combinator":"or","rules":[{{string.Join(',', Enumerable.Repeat("""{"field":"risk_level","operator":"=","value":1}""", count))}}]}""";
        Assert.Empty(ErrorsOfText(Text(RuleLimits.Conditions)));
        Assert.Empty(ErrorsOfJson(Json(RuleLimits.Conditions)));
        Assert.Contains(" too_large ", Assert.Single(ErrorsOfText(Text(RuleLimits.Conditions + 1))), StringComparison.Ordinal);
        Assert.StartsWith("too_large ", Assert.Single(ErrorsOfJson(Json(RuleLimits.Conditions + 1))), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_AtTheLimitAreReadAndOneMoreIsRefused()
    {
        static string Text(int count) => $"country IN ({string.Join(',', Enumerable.Range(0, count).Select(i => $"'{i}'"))})";
        var reading = RuleText.Read(Text(RuleLimits.Values)).Check(Wealth);
        Assert.Empty(reading.Errors);
        Assert.Equal(reading.Rule, RuleJson.Read(RuleJson.Write(reading.Rule!)).Rule);
        Assert.Equal(reading.Rule, RuleText.Read(RuleText.Write(reading.Rule!)).Rule);
        Assert.Contains(" too_large ", Assert.Single(ErrorsOfText(Text(RuleLimits.Values + 1))), StringComparison.Ordinal);
        string json = Of($$"""{"field":"country","operator":"in","value":[{{string.Join(',', Enumerable.Repeat("1", RuleLimits.Values + 1))}}]}""");
        Assert.Equal(["too_large /rules/0/value"], ErrorsOfJson(json));
    }

    [Fact]
    public void Bytes_OverTheLimit_AreRefused()
    {
        string fits = "country = 'SG' --" + new string('x', RuleLimits.Bytes - 17);
        Assert.Empty(ErrorsOfText(fits));
        Assert.Equal(["1:1 too_large "], ErrorsOfText(fits + "x"));
        Assert.Equal(["1:1 too_large "], ErrorsOfText("country = 'SG' --" + new string('é', RuleLimits.Bytes / 2)));
        string json = Of("""{"field":"country","operator":"=","value":"SG"}""");
        Assert.Empty(ErrorsOfJson(json.PadRight(RuleLimits.Bytes)));
        Assert.Equal(["too_large "], ErrorsOfJson(json.PadRight(RuleLimits.Bytes + 1)));
    }

    public static TheoryData<string, string> Towers => new()
    {
        { "brackets", new string('(', 4_000_000) },
        { "closed brackets", new string('(', 2_000_000) + "country = 'a'" + new string(')', 2_000_000) },
        { "NOT", string.Concat(Enumerable.Repeat("NOT ", 1_000_000)) },
        { "NOT brackets", string.Concat(Enumerable.Repeat("NOT(", 1_000_000)) },
        { "COUNT WHERE", string.Concat(Enumerable.Repeat("COUNT(e WHERE ", 500_000)) },
        { "AND", string.Concat(Enumerable.Repeat("AND ", 1_000_000)) },
        { "closing brackets", new string(')', 4_000_000) },
        { "quotes", new string('\'', 4_000_001) },
        { "stray signs", string.Concat(Enumerable.Repeat("#$", 2_000_000)) },
        { "words", string.Concat(Enumerable.Repeat("a ", 3_000_000)) },
        { "a long word", new string('a', 8_000_000) },
        { "commas", "country IN (" + new string(',', 4_000_000) },
        { "no one", string.Concat(Enumerable.Repeat("NO ONE OR ", 700_000)) },
        { "line ends", new string('\n', 8_000_000) },
        { "a long number", "risk_level = " + new string('9', 8_000_000) },
    };

    [Theory]
    [MemberData(nameof(Towers))]
    public void HostileText_IsRefusedInBoundedTime(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        var reading = RuleText.Read(text).Check(Wealth);
        Assert.NotEmpty(reading.Errors);
        Assert.InRange(reading.Errors.Length, 1, RuleLimits.Errors);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{name}: {watch.Elapsed}");
        Assert.All(reading.Errors, e => Assert.InRange(e.Message.Length + (e.Suggestion?.Length ?? 0), 1, 500));
    }

    [Theory]
    [InlineData("""{"combinator":"and","rules":[""", "", "too_deep")]
    [InlineData("""{"x":""", "", "too_deep")]
    [InlineData("[", "", "too_deep")]
    [InlineData("""{"combinator":"and","rules":[""", "]}", "too_deep")]
    [InlineData("""{"event":"e","where":""", "", "too_deep")]
    [InlineData("1,", "", "syntax")]
    public void HostileJson_IsRefusedInBoundedTime(string open, string close, string code)
    {
        int times = (RuleLimits.Bytes - 100) / (open.Length + close.Length);
        string json = string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times));
        string[] hostile = open == "1," ? [json, $$"""{"combinator":"and","rules":[{{json}}""", Of($$"""{"field":"country","operator":"in","value":[{{json}}""")] : [json];
        foreach (string each in hostile)
        {
            var watch = Stopwatch.StartNew();
            var errors = ErrorsOfJson(each).ToList();
            Assert.InRange(errors.Count, 1, RuleLimits.Errors);
            Assert.Contains(errors, e => e.StartsWith(code, StringComparison.Ordinal) || e.StartsWith("too_large", StringComparison.Ordinal));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void Culture_OfTheServer_ChangesNothing(string culture)
    {
        const string text = "risk_level in (1.5, -2e3) and country IS not null AND joined in LAST 3 minutes AND In SaMpLe 'i' from 0.5% to 12.25% and joined > '2026-01-02'";
        string json = RuleJson.Write(RuleText.Read(text).Rule!);
        string sentence = RuleSentence.Write(RuleText.Read(text).Rule!);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var reading = RuleText.Read(text).Check(Wealth);
            Assert.Empty(reading.Errors);
            Assert.Equal(json, RuleJson.Write(reading.Rule!));
            Assert.Equal(reading.Rule, RuleText.Read(RuleText.Write(reading.Rule!)).Rule);
            Assert.Equal(reading.Rule, RuleJson.Read(json).Rule);
            Assert.Equal(sentence, RuleSentence.Write(reading.Rule!));
            Assert.Equal(["1:1 unknown_attribute /rules/0/field [risk_level]"], ErrorsOfText("RISK_LEVEI = 3"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Literals_AreBroughtToNfc()
    {
        var reading = RuleText.Read("\"e\u0301\" = 'e\u0301' AND COUNT(\"e\u0301\") > 1 AND IN SEGMENT 'e\u0301'");
        Assert.Equal(reading.Rule, RuleJson.Read(RuleJson.Write(reading.Rule!).Replace("\u00E9", "e\\u0301", StringComparison.Ordinal)).Rule);
        Assert.DoesNotContain("e\u0301", RuleText.Write(reading.Rule!), StringComparison.Ordinal);
        Assert.False(reading.Rule!.Equals(RuleText.Read("x = 1").Rule));
    }

    private static string Of(string condition) => $$"""{"combinator":"and","rules":[{{condition}}]}""";
}
