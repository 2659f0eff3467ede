using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Population;

/// <summary>Events that come in the order of time share their arrays with older snapshots. Each snapshot has to stay what it is.</summary>
public sealed class AppendedEventsTests
{
    private const int Seed = 20_261_121;
    private const int Customers = 40;
    private const long Start = 1_780_000_000_000;
    private const long Now = Start + (600 * 60_000L);

    private static readonly string[] Rules =
    [
        "COUNT(viewed) >= 3", "COUNT(viewed IN LAST 60 MINUTES) = 0", "LAST(viewed) OLDER THAN 2 HOURS", "FIRST(viewed) OLDER THAN 5 HOURS", "DISTINCT(kristal OF viewed) >= 2",
        "SUM(amount OF viewed) > 20", "AVERAGE(amount OF viewed WHERE kristal = 'k1') > 4", "COUNT(viewed WHERE device = 'ios') >= 2", "DAYS(viewed) >= 1",
    ];

    [Fact]
    public void Snapshots_WhileEventsComeInTheirOrder_AreEachAsIfBuiltAtOnce()
    {
        var happenings = Happenings(400);
        var snapshot = Built([]);
        var kept = new List<(int Count, PopulationSnapshot Snapshot)>();
        for (int i = 0; i < happenings.Count; i++)
        {
            snapshot = With(snapshot, happenings[i]);
            if (i % 23 == 0 || i == happenings.Count - 1)
            {
                kept.Add((i + 1, snapshot));
            }

            if (i % 50 == 0)
            {
                _ = Facts(snapshot); // asks for the whole order now and then, as questions between writes do
            }
        }

        foreach (var (count, version) in kept)
        {
            Assert.Equal(Facts(Built(happenings[..count])), Facts(version));
        }
    }

    [Fact]
    public void Snapshots_OfTwoWaysOnFromTheSame_DoNotSeeEachOther()
    {
        var happenings = Happenings(200);
        var before = happenings[..150].Aggregate(Built([]), With);
        var there = Facts(before);
        List<Happening> one = [.. happenings[150..175]], other = [.. happenings[175..]];
        var (first, second) = (one.Aggregate(before, With), other.Aggregate(before, With));
        Assert.Equal(Facts(Built([.. happenings[..150], .. one])), Facts(first));
        Assert.Equal(Facts(Built([.. happenings[..150], .. other])), Facts(second));
        Assert.Equal(there, Facts(before));
    }

    [Fact]
    public void Snapshots_OfManyThreadsFromTheSame_DoNotSeeEachOther()
    {
        var happenings = Happenings(120);
        for (int round = 0; round < 20; round++)
        {
            var before = happenings[..60].Aggregate(Built([]), With);
            var ways = new PopulationSnapshot[8];
            Parallel.For(0, ways.Length, way => ways[way] = happenings[(60 + way)..(70 + way)].Aggregate(before, With));
            for (int way = 0; way < ways.Length; way++)
            {
                Assert.Equal(Facts(Built([.. happenings[..60], .. happenings[(60 + way)..(70 + way)]])), Facts(ways[way]));
            }
        }
    }

    [Fact]
    public void Snapshot_WhereSomeEventsComeLate_IsAsIfBuiltAtOnce()
    {
        var random = new Random(Seed);
        var happenings = Happenings(300);
        var coming = happenings.ToList();
        for (int i = 0; i < coming.Count - 5; i++)
        {
            int later = i + random.Next(5);
            (coming[i], coming[later]) = (coming[later], coming[i]);
        }

        var snapshot = coming.Aggregate(Built([]), With);
        Assert.Equal(Facts(Built(happenings)), Facts(snapshot));

        using var file = new MemoryStream();
        PopulationArchive.Write(snapshot, file, default);
        file.Position = 0;
        Assert.Equal(Facts(snapshot), Facts(PopulationArchive.Read(file)));
    }

    private static List<Happening> Happenings(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(i => new Happening(
            $"c{random.Next(Customers)}", Start + (i * 60_000L), random.Next(4) == 0 ? null : $"k{random.Next(4)}", random.Next(3) == 0 ? null : random.Next(12), random.Next(3) switch { 0 => null, 1 => "ios", _ => "web" }))];
    }

    private static PopulationSnapshot Built(IEnumerable<Happening> happenings)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Event, "amount", AttributeType.Number));
        editor.Define(new AttributeDefinition(AttributeScope.Event, "device", AttributeType.Text));
        for (int kristal = 0; kristal < 4; kristal++)
        {
            editor.PutKristal($"k{kristal}", null, true);
        }

        for (int customer = 0; customer < Customers; customer++)
        {
            editor.PutCustomer($"c{customer}");
        }

        foreach (var happening in happenings)
        {
            happening.Add(editor);
        }

        return editor.Build();
    }

    private static PopulationSnapshot With(PopulationSnapshot snapshot, Happening happening)
    {
        var editor = snapshot.Edit();
        happening.Add(editor);
        return editor.Build();
    }

    // Who is a member of what, by whole blocks and one by one, and when everyone did something.
    private static List<string> Facts(PopulationSnapshot snapshot)
    {
        var facts = new List<string>();
        foreach (string text in Rules)
        {
            var plan = RuleCompiler.ForCustomers(RuleText.Read(text).Rule!, snapshot, _ => null, new RuleClock(Now, TimeZoneInfo.Utc));
            int[] members = [.. MembershipEvaluator.Members(plan, CancellationToken.None).Rows()];
            Assert.Equal(Enumerable.Range(0, snapshot.CustomerCount).Where(row => Tracer.IsMember(plan, row)), members);
            facts.Add($"{text}: {string.Join(' ', members)}");
        }

        facts.AddRange(Enumerable.Range(0, snapshot.CustomerCount).Select(row => $"{row}: {string.Join(' ', snapshot.EventTimes(row, "viewed"))}"));
        facts.AddRange(Enumerable.Range(0, snapshot.CustomerCount).Select(row => $"{row}: {string.Join(' ', snapshot.KristalEvents(row, "viewed"))}"));
        return facts;
    }

    private sealed record Happening(string Customer, long Time, string? Kristal, int? Amount, string? Device)
    {
        public void Add(PopulationEditor editor)
        {
            var values = new Dictionary<string, AttributeValue>();
            if (Amount is { } amount)
            {
                values["amount"] = AttributeValue.OfNumber(amount);
            }

            if (Device is not null)
            {
                values["device"] = AttributeValue.OfText(Device);
            }

            editor.AddEvent(Customer, "viewed", Time, Kristal, values);
        }
    }
}
