using System.Text;
using Launchpoints.Web.Data;
using Xunit;

namespace Launchpoints.Tests.Data;

public sealed class EventIdTableTests
{
    [Fact]
    public async Task Ids_InBatchesOfAllSizes_AreKnownFromTheirFirstOccurrence()
    {
        await using var tables = await EventTables.CreateAsync();
        var chance = new Random(20_260_301);
        var known = new HashSet<int>();
        foreach (int size in new[] { 1, 3, 50_000, 0, 40_000, 1, 2_000, 60_000 })
        {
            // Half of them from a small range, so that batches repeat themselves and each other.
            int[] ids = [.. Enumerable.Range(0, size).Select(_ => chance.Next(chance.Next(2) == 0 ? 5_000 : 5_000_000))];
            var flags = new bool[size];
            tables.Ids.Add([.. ids.Select(i => Hash(tables, i))], flags);
            Assert.Equal(ids.Select(i => !known.Add(i)), flags);
        }
    }

    [Fact]
    public async Task Ids_BeyondOnePageOfTheirBucket_StayKnown()
    {
        await using var tables = await EventTables.CreateAsync();
        // All in one bucket: their first twelve bits are the same.
        UInt128[] hashes = [.. Enumerable.Range(0, 1_700).Select(i => ((UInt128)0xABC << 116) | (UInt128)(uint)(i * 7_919))];
        foreach (var batch in hashes.Chunk(333)) tables.Ids.Add(batch, new bool[batch.Length]);
        var flags = new bool[hashes.Length];
        tables.Ids.Add(hashes, flags);
        Assert.All(flags, Assert.True);
        using var pages = new SqliteStatement(tables.Connection, "SELECT COUNT(*), MAX(LENGTH(Hashes)) FROM EventIds");
        Assert.True(pages.Step());
        Assert.Equal((7, 4_000), (pages.Int32(0), pages.Int32(1)));
    }

    [Fact]
    public async Task Ids_Removed_AreNewAgain()
    {
        await using var tables = await EventTables.CreateAsync();
        UInt128[] hashes = [.. Enumerable.Range(0, 10_000).Select(i => Hash(tables, i))];
        tables.Ids.Add(hashes, new bool[hashes.Length]);
        tables.Ids.Remove([.. hashes.Where((_, i) => i % 3 == 0), Hash(tables, 99_999)]);
        var flags = new bool[hashes.Length];
        tables.Ids.Add(hashes, flags);
        Assert.Equal(Enumerable.Range(0, hashes.Length).Select(i => i % 3 != 0), flags);
    }

    private static UInt128 Hash(EventTables tables, int id) => tables.Ids.Hash.Of(Encoding.UTF8.GetBytes($"event-{id}"));
}
