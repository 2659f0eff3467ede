using System.Runtime.InteropServices;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Population;

public sealed class EventBatchTests
{
    private const int Seed = 20_260_303;

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(40, false)]
    [InlineData(3_000, false)]
    [InlineData(3_000, true)]
    public void Events_AddedInBatches_AreThoseAddedOneByOne(int size, bool inOrder)
    {
        var chance = new Random(Seed);
        PopulationSnapshot together = Declared(), apart = Declared();
        for (int write = 0; write < 12; write++)
        {
            PopulationEditor bulk = together.Edit(), single = apart.Edit();
            int batches = chance.Next(1, 4);
            for (int batch = 0; batch < batches; batch++)
            {
                var events = Made(chance, size, inOrder ? write * 4 + batch : null);
                bulk.AddEvents(Batch(bulk, events));
                foreach (var e in events) single.AddEvent(e.Customer, e.Type, e.Time, e.Kristal, e.Values);
                if (write % 3 == 2)
                {
                    string erased = $"c{chance.Next(6_000)}";
                    bulk.RemoveCustomer(erased);
                    single.RemoveCustomer(erased);
                }
            }

            (together, apart) = (bulk.Build(), single.Build());
            Assert.True(apart.EventCount == together.EventCount, $"Seed {Seed}, write {write}");
            Assert.Equal(apart.Schema.EventTypes, together.Schema.EventTypes);
            for (int c = 0; c < 6_000; c += write == 11 ? 1 : 97)
            {
                Assert.Equal(Lines(apart, $"c{c}"), Lines(together, $"c{c}"));
            }
        }
    }

    [Fact]
    public void Batch_WhoseColumnsAreOfDifferentLengths_IsRefused()
    {
        var editor = Declared().Edit();
        var batch = Batch(editor, Made(new Random(Seed), 5, null));
        Assert.Throws<ArgumentException>(() => editor.AddEvents(batch with { Types = batch.Types[1..] }));
        Assert.Throws<ArgumentException>(() => editor.AddEvents(batch with { Values = [batch.Values[0] with { Values = batch.Values[0].Values[1..] }] }));
    }

    [Fact]
    public void Instants_OfAnyNumberAndRange_AreSortedWithTiesInOrder()
    {
        var chance = new Random(Seed);
        foreach (int count in new[] { 0, 1, 2, 100, 511, 512, 5_000, 100_000 })
        {
            foreach (long range in new[] { 1, 10, 5_000, 31_536_000_000, long.MaxValue })
            {
                long[] times = [.. Enumerable.Range(0, count).Select(_ => range == long.MaxValue ? chance.NextInt64(long.MinValue, long.MaxValue) : chance.NextInt64(range))];
                int[] order = [.. Enumerable.Range(0, count).Select(i => i * 2)];
                var expected = times.Zip(order).OrderBy(t => t.First).ThenBy(t => t.Second).ToList();
                TimeOrder.Sort(times, order);
                Assert.Equal(expected, times.Zip(order));
            }
        }
    }

    private static PopulationSnapshot Declared()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var type in Enum.GetValues<AttributeType>()) editor.Define(new AttributeDefinition(AttributeScope.Event, $"{type}", type));
        for (int i = 0; i < 3_000; i++) editor.PutCustomer($"c{i}");
        return editor.Build();
    }

    private static List<Happened> Made(Random chance, int size, int? day) =>
    [
        .. Enumerable.Range(0, size).Select(i => new Happened(
            $"c{chance.Next(6_000)}",
            $"t{chance.Next(5)}",
            day is { } d ? (d * 86_400_000L) + (i * 86_400_000L / size) : chance.Next(3) == 0 ? chance.Next(5) : chance.NextInt64(31_536_000_000),
            chance.Next(3) == 0 ? null : $"k{chance.Next(400)}",
            [.. Enum.GetValues<AttributeType>().Where(_ => chance.Next(3) == 0).Select(type => KeyValuePair.Create($"{type}", Value(chance, type)))])),
    ];

    private static AttributeValue Value(Random chance, AttributeType type) => type switch
    {
        AttributeType.Number => AttributeValue.OfNumber(chance.Next(2) == 0 ? chance.Next(100) : chance.NextDouble()),
        AttributeType.Boolean => AttributeValue.OfBoolean(chance.Next(2) == 0),
        AttributeType.Date => AttributeValue.OfDate(chance.NextInt64(2_000_000_000_000)),
        AttributeType.Text => AttributeValue.OfText($"text {chance.Next(300)}"),
        _ => AttributeValue.OfTags(Enumerable.Range(0, chance.Next(4)).Select(_ => $"tag{chance.Next(9)}")),
    };

    private static EventBatch Batch(PopulationEditor editor, List<Happened> events) => new(
        events.Select(e => editor.CustomerRow(e.Customer)).ToArray(),
        events.Select(e => editor.EventTypeOrdinal(e.Type)).ToArray(),
        events.Select(e => e.Time).ToArray(),
        events.Select(e => e.Kristal is null ? -1 : editor.KristalRow(e.Kristal)).ToArray(),
        [.. Enum.GetValues<AttributeType>().Select(type => Values(type, [.. events.Select(e => e.Values.FirstOrDefault(v => v.Key == $"{type}").Value)]))]);

    private static EventBatchValues Values(AttributeType type, AttributeValue[] values)
    {
        var texts = new List<string>();
        int Place(string text)
        {
            if (!texts.Contains(text)) texts.Add(text);
            return texts.IndexOf(text);
        }

        byte[] bytes = type switch
        {
            AttributeType.Number => Bytes<double>([.. values.Select(v => v.IsMissing ? double.NaN : v.Number)]),
            AttributeType.Date => Bytes<long>([.. values.Select(v => v.IsMissing ? long.MinValue : v.Milliseconds)]),
            AttributeType.Boolean => Bytes<sbyte>([.. values.Select(v => (sbyte)(v.IsMissing ? -1 : v.Boolean ? 1 : 0))]),
            AttributeType.Text => Bytes<int>([.. values.Select(v => v.IsMissing ? -1 : Place(v.Text))]),
            _ => Bytes<int>([.. values.Select(v => v.IsMissing ? -1 : Place(string.Join(EventBatchValues.BetweenTags, v.Tags)))]),
        };
        return new EventBatchValues($"{type}", bytes, texts);
    }

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static List<string> Lines(PopulationSnapshot population, string customer) =>
    [
        .. population.FindEvents(new EventFilter(customer), 0, 10_000).Events.Select(e => e.Event).Concat(population.EventsOf(customer)).Select(e =>
            $"{e.Type} {e.Milliseconds} {e.Kristal} " + string.Join(' ', e.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={Text(a.Value)}"))),
    ];

    private static string Text(AttributeValue value) => value.Type switch
    {
        AttributeType.Number => $"{value.Number:R}",
        AttributeType.Boolean => $"{value.Boolean}",
        AttributeType.Date => $"{value.Milliseconds}",
        AttributeType.Text => value.Text,
        _ => $"[{string.Join(',', value.Tags)}]",
    };

    private sealed record Happened(string Customer, string Type, long Time, string? Kristal, KeyValuePair<string, AttributeValue>[] Values);
}
