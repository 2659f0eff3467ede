using Launchpoints.Engine.Population;
using Xunit;

namespace Launchpoints.Tests.Population;

public sealed class EventSearchTests
{
    private const int Seed = 20_260_302;

    [Fact]
    public void Events_OfAnyFilterAndPage_AreThoseOfTheListInOrder()
    {
        var chance = new Random(Seed);
        var editor = PopulationSnapshot.Empty.Edit();
        var all = new List<(string Customer, string Type, long Time, string? Kristal)>();
        for (int i = 0; i < 6_000; i++)
        {
            // Few instants far apart and many close together, so that stretches are empty and full.
            long time = chance.Next(4) switch { 0 => long.MinValue / 2, 1 => chance.Next(5), 2 => 1_700_000_000_000 + chance.Next(1000), _ => chance.NextInt64(4_000_000_000_000) };
            var made = ($"c{chance.Next(CustomerBlock.Size * 3 / 2)}", $"t{chance.Next(4)}", time, chance.Next(2) == 0 ? null : $"k{chance.Next(20)}");
            all.Add(made);
            editor.AddEvent(made.Item1, made.Item2, made.Item3, made.Item4);
        }

        for (int i = 0; i < CustomerBlock.Size * 3 / 2; i += 2) editor.PutCustomer($"c{i}");
        var population = editor.Build();
        for (int question = 0; question < 200; question++)
        {
            var filter = new EventFilter(
                chance.Next(4) == 0 ? $"c{chance.Next(CustomerBlock.Size * 3 / 2 + 100)}" : null,
                chance.Next(3) == 0 ? $"t{chance.Next(5)}" : null,
                chance.Next(3) == 0 ? $"k{chance.Next(22)}" : null,
                chance.Next(3) == 0 ? chance.NextInt64(4_000_000_000_000) : null,
                chance.Next(3) == 0 ? chance.NextInt64(4_000_000_000_000) : null);
            var expected = all.Where(e => (filter.Customer ?? e.Customer) == e.Customer && (filter.Type ?? e.Type) == e.Type
                && (filter.Kristal is null || filter.Kristal == e.Kristal) && !(e.Time < filter.From) && !(e.Time >= filter.To)).ToList();
            int skip = chance.Next(2) == 0 ? 0 : chance.Next(expected.Count + 10), take = chance.Next(1, 60);
            var (total, found) = population.FindEvents(filter, skip, take);
            Assert.True(total == expected.Count, $"Seed {Seed}, question {question}: {total} instead of {expected.Count}.");
            Assert.Equal(expected.Select(e => e.Time).OrderDescending().Skip(skip).Take(take), found.Select(f => f.Event.Milliseconds));
            Assert.All(found, f => Assert.Contains((f.Customer, f.Event.Type, f.Event.Milliseconds, f.Event.Kristal), expected));
            Assert.All(found, f => Assert.Equal(!population.HasCustomer(f.Customer), f.IsWaiting));
        }
    }

    [Fact]
    public void Pages_OfInstantsAtTheEndsOfTime_AreThoseOfTheListInOrder()
    {
        var chance = new Random(Seed);
        long[] instants = [long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue - 1, long.MaxValue];
        for (int round = 0; round < 300; round++)
        {
            var editor = PopulationSnapshot.Empty.Edit();
            var all = new List<(long Time, string Type)>();
            for (int i = chance.Next(40); i >= 0; i--)
            {
                all.Add((instants[chance.Next(instants.Length)], $"t{chance.Next(3)}"));
                editor.AddEvent($"c{chance.Next(CustomerBlock.Size * 3 / 2)}", all[^1].Type, all[^1].Time, null);
            }

            var population = editor.Build();
            long? from = chance.Next(2) == 0 ? null : instants[chance.Next(instants.Length)], to = chance.Next(2) == 0 ? null : instants[chance.Next(instants.Length)];
            string? type = chance.Next(2) == 0 ? null : $"t{chance.Next(4)}";
            int skip = chance.Next(all.Count + 3), take = chance.Next(8);
            var expected = all.Where(e => (type ?? e.Type) == e.Type && !(e.Time < from) && !(e.Time >= to)).Select(e => e.Time).OrderDescending().ToList();
            var (total, found) = population.FindEvents(new EventFilter(Type: type, From: from, To: to), skip, take);
            Assert.True(total == expected.Count, $"Seed {Seed}, round {round}: {total} instead of {expected.Count}.");
            Assert.Equal(expected.Skip(skip).Take(take), found.Select(f => f.Event.Milliseconds));
        }
    }

    [Fact]
    public void Pages_OneAfterTheOther_ShowEveryEventOnce()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        for (int i = 0; i < 1_000; i++) editor.AddEvent($"c{i}", "viewed", i / 300, $"k{i}");
        var population = editor.Build();
        var seen = Enumerable.Range(0, 11).SelectMany(page => population.FindEvents(new EventFilter(), page * 97, 97).Events).Select(e => e.Customer).ToList();
        Assert.Equal((1_000, 1_000), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public void Kristal_NamedByAnEvent_IsFound()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.PutKristal("unnamed", null, true);
        editor.AddEvent("c", "viewed", 0, "named");
        var population = editor.Build();
        Assert.Equal((true, false, false), (population.IsNamedByEvents("named"), population.IsNamedByEvents("unnamed"), population.IsNamedByEvents("unknown")));
    }
}
