using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Membership;

/// <summary>Conditions on events have short cuts for whole blocks of customers; a single customer is always counted out. Both have to say the same.</summary>
public sealed class WholeBlockTests
{
    private const int Seed = 20_261_121;
    private const long Day = 86_400_000;

    private static readonly long Now = DateTimeOffset.Parse("2026-06-30T09:30:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static readonly string[] Windows = ["", " IN LAST 30 DAYS", " IN LAST 2 DAYS", " SINCE '2026-01-01'", " BETWEEN '2026-02-01' AND '2026-05-01'", " SINCE '2026-06-30'"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void EventConditions_OfABlockAndOfEachCustomer_AreTheSame(int eventsEach)
    {
        var random = new Random(Seed);
        var population = Population(random, eventsEach);
        foreach (string window in Windows)
        {
            string[] asked =
            [
                .. new[] { ">= 1", "> 0", "!= 0", ">= 0.5", "= 0", "< 1", "<= 0", "< 0.5", ">= 2", "= 1", "> 1", "> -1", "< -1" }.Select(a => $"COUNT(viewed{window}) {a}"),
                .. new[] { "OLDER THAN 1 DAY", "OLDER THAN 60 DAYS", "OLDER THAN 900 DAYS", "< '2026-05-01'", "<= '2026-06-30T09:30:00Z'", "> '2026-05-01'", "IN LAST 9 DAYS", "IS NULL", "NOT IN LAST 9 DAYS" }
                    .SelectMany(a => new[] { $"LAST(viewed{window}) {a}", $"FIRST(viewed{window}) {a}" }),
                $"DAYS(viewed{window}) >= 3",
                $"AVERAGE(amount OF viewed{window}) > 5",
                $"AVERAGE(amount OF viewed{window}) IS NULL",
                $"DISTINCT(kristal OF viewed{window}) >= 2",
            ];
            foreach (string text in asked)
            {
                var reading = RuleText.Read(text);
                Assert.True(reading.Errors.IsEmpty, text);
                var plan = RuleCompiler.ForCustomers(reading.Rule!, population, _ => null, new RuleClock(Now, TimeZoneInfo.Utc));
                var members = MembershipEvaluator.Members(plan, CancellationToken.None).Rows().ToHashSet();
                Assert.Equal(Enumerable.Range(0, population.CustomerCount).Where(row => Tracer.IsMember(plan, row)), members.Order());
            }
        }
    }

    private static PopulationSnapshot Population(Random random, int eventsEach)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Event, "amount", AttributeType.Number));
        for (int kristal = 0; kristal < 5; kristal++)
        {
            editor.PutKristal($"k{kristal}", null, true);
        }

        for (int customer = 0; customer < 150; customer++)
        {
            editor.PutCustomer($"c{customer}");
            for (int i = random.Next(eventsEach + 1); i > 0 && customer % 10 > 0; i--)
            {
                // Some lie after the instant that is asked for, some at it.
                long time = random.Next(30) switch { 0 => Now + random.Next((int)Day), 1 => Now, _ => Now - (random.NextInt64(200) * Day) - random.Next((int)Day) };
                editor.AddEvent($"c{customer}", "viewed", time, random.Next(3) == 0 ? null : $"k{random.Next(5)}", random.Next(4) == 0 ? null : new Dictionary<string, AttributeValue> { ["amount"] = AttributeValue.OfNumber(random.Next(12)) });
            }
        }

        return editor.Build();
    }
}
