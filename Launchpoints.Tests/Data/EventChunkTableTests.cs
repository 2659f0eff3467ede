using System.Text;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Xunit;

namespace Launchpoints.Tests.Data;

public sealed class EventChunkTableTests
{
    [Fact]
    public async Task Events_OfEveryType_AreReadAsTheyWereWritten()
    {
        await using var tables = await EventTables.CreateAsync();
        var (events, lines) = Made(new Random(7), 10_000);
        tables.Chunks.Add(events);
        Assert.Equal([4096, 4096, 1808], tables.Counts());
        Assert.Equal(lines, tables.Lines());
        Assert.Equal(10_001, tables.Chunks.Next());
        Assert.Contains(lines, l => l.Contains("5=[]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SmallWrites_OneAfterTheOther_BecomeFewChunksInTheSameOrder()
    {
        await using var tables = await EventTables.CreateAsync();
        var chance = new Random(11);
        var expected = new List<string>();
        for (int write = 0; write < 3_000; write++)
        {
            var (events, lines) = Made(chance, write % 500 == 499 ? 5_000 : chance.Next(1, 12), first: expected.Count);
            tables.Chunks.Add(events);
            expected.AddRange(lines);
        }

        Assert.Equal(expected, tables.Lines());
        Assert.InRange(tables.Counts().Count, 1, 6 * 3 * 16 + (6 * 2) + 5);
        Assert.Equal(expected.Count + 1, tables.Chunks.Next());
    }

    [Fact]
    public async Task Events_FromANumberOn_AreThoseThatCameSince()
    {
        await using var tables = await EventTables.CreateAsync();
        string[] lines = [.. Made(new Random(3), 9_000, write: tables.Chunks.Add).Lines.Select(l => l[l.IndexOf(' ', StringComparison.Ordinal)..])];
        foreach (int from in new[] { 0, 1, 2, 4_096, 4_097, 4_500, 8_999, 9_000, 9_001, 20_000 })
        {
            var read = new List<string>();
            tables.Chunks.Read(from, events => read.AddRange(Enumerable.Range(0, events.Count).Select(i => EventTables.LineOf(events, i))), default);
            Assert.Equal(lines.Skip(Math.Max(0, from - 1)), read);
        }
    }

    [Fact]
    public async Task Customer_Erased_IsInNoChunkAndItsIdsAreNewAgain()
    {
        await using var tables = await EventTables.CreateAsync();
        var (events, lines) = Made(new Random(5), 9_000);
        UInt128[] hashes = [.. Enumerable.Range(0, events.Count).Where(i => !events.IdOf(i).IsEmpty).Select(i => tables.Ids.Hash.Of(events.IdOf(i)))];
        tables.Ids.Add(hashes, new bool[hashes.Length]);
        tables.Chunks.Add(events);
        int[] customers = events.Customers.ToArray();
        bool[] withId = [.. Enumerable.Range(0, events.Count).Select(i => !events.IdOf(i).IsEmpty)];
        tables.Chunks.Erase(17, tables.Ids);
        Assert.Equal(lines.Where((_, i) => customers[i] != 17), tables.Lines());
        var known = new bool[hashes.Length];
        tables.Ids.Add(hashes, known);
        Assert.Equal(customers.Where((_, i) => withId[i]).Select(c => c != 17), known);
    }

    [Fact]
    public async Task Customer_WhoseTextNobodyElseHas_LeavesNoneBehind()
    {
        await using var tables = await EventTables.CreateAsync();
        var events = new EventColumns(EventTables.Attributes);
        foreach (var (customer, text) in new[] { (1, "only mine"), (2, "shared"), (1, "shared") })
        {
            events.Set(events.Add(customer, 0, 1, 0, default), (int)AttributeType.Text + 1, AttributeValue.OfText(text));
        }

        tables.Chunks.Add(events);
        tables.Chunks.Erase(1, tables.Ids);
        Assert.Equal([" 2 0 1 0 1=shared"], tables.Lines());
        using var search = new SqliteStatement(tables.Connection, "SELECT COUNT(*) FROM EventChunks WHERE INSTR(Attributes, CAST('only mine' AS BLOB)) > 0");
        Assert.True(search.Step());
        Assert.Equal(0, search.Int32(0));
    }

    [Fact]
    public async Task Chunk_WhoseColumnsAreOfDifferentLengths_IsNotRead()
    {
        await using var tables = await EventTables.CreateAsync();
        tables.Chunks.Add(Made(new Random(1), 10).Events);
        using (var damage = new SqliteStatement(tables.Connection, "UPDATE EventChunks SET Types = zeroblob(8)")) damage.Run();
        Assert.Throws<InvalidDataException>(() => tables.Chunks.Read(0, _ => { }, default));
    }

    private static (EventColumns Events, List<string> Lines) Made(Random chance, int count, int first = 0, Action<EventColumns>? write = null)
    {
        var events = new EventColumns(EventTables.Attributes);
        for (int i = 0; i < count; i++)
        {
            byte[] id = chance.Next(4) == 0 ? [] : Encoding.UTF8.GetBytes($"é{first + i}");
            int place = events.Add(chance.Next(1, 50), chance.Next(3), chance.Next(1, 9), chance.NextInt64(-5_000, 2_000_000_000_000), id);
            foreach (var type in Enum.GetValues<AttributeType>())
            {
                if (chance.Next(3) == 0) events.Set(place, (int)type + 1, Value(chance, type));
            }
        }

        events.Record(new EventRecording(count, 1, 1_772_366_400_000));
        write?.Invoke(events);
        return (events, [.. Enumerable.Range(0, count).Select(i => EventTables.LineOf(events, i))]);
    }

    private static AttributeValue Value(Random chance, AttributeType type) => type switch
    {
        AttributeType.Number => AttributeValue.OfNumber(chance.NextDouble() * 1000),
        AttributeType.Boolean => AttributeValue.OfBoolean(chance.Next(2) == 0),
        AttributeType.Date => AttributeValue.OfDate(chance.NextInt64(2_000_000_000_000)),
        AttributeType.Text => AttributeValue.OfText($"text {chance.Next(300)}"),
        _ => AttributeValue.OfTags(Enumerable.Range(0, chance.Next(4)).Select(_ => $"tag{chance.Next(9)}")),
    };
}
