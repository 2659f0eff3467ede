using System.Buffers.Binary;
using System.Security.Cryptography;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class PopulationFileTests : IAsyncLifetime
{
    private const int Seed = 20_261_121;

    /// <summary>Magic, layout and mark; a SHA-256 of them follows.</summary>
    private const int HeadBytes = 60;

    private TestWorkspace workspace = null!;

    private string Snapshot => Path.Combine(workspace.Store.Location.Directory, "launchpoints.snapshot");

    private WorkspaceState Live => workspace.Live.Current;

    public async Task InitializeAsync()
    {
        workspace = await TestWorkspace.CreateAsync();
        await workspace.DefineAsync(AttributeScope.Customer, "name", AttributeType.Text);
        await workspace.DefineAsync(AttributeScope.Customer, "score", AttributeType.Number);
        await workspace.DefineAsync(AttributeScope.Kristal, "risk", AttributeType.Number);
        await workspace.DefineAsync(AttributeScope.Event, "note", AttributeType.Text);
        await PutAsync(0, 500);
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task Start_WithTheFileOfTheLatestState_IsTheStateOfTheStore()
    {
        Keep();
        var read = await RestartAsync();
        Assert.True(read, "The file was not used.");
        await DemandSameAsync();
    }

    [Fact]
    public async Task Start_WithAFileOfBefore_CatchesUpWithEveryKindOfWrite()
    {
        Keep();
        await workspace.DefineAsync(AttributeScope.Customer, "late", AttributeType.Boolean);
        await workspace.DefineAsync(AttributeScope.Customer, "score", AttributeType.Number, AttributeStatus.Raw);
        await PutAsync(400, 700);
        await workspace.WriteAsync(async write =>
        {
            int source = await write.SourceIdAsync(default);
            int Id(AttributeScope scope, string key) => write.Attributes.IdOf(scope, key)!.Value;
            using var customers = new CustomerRows(write, source);
            customers.Put("c3", new Dictionary<int, AttributeValue> { [Id(AttributeScope.Customer, "name")] = AttributeValue.Missing }, replace: false);
            customers.Put("c4", new Dictionary<int, AttributeValue> { [Id(AttributeScope.Customer, "late")] = AttributeValue.OfBoolean(true) }, replace: true);
            customers.Put("waits7", new Dictionary<int, AttributeValue>(), replace: false);
            using var kristals = new KristalRows(write, source);
            kristals.Put("k1", (null, true), false, new Dictionary<int, AttributeValue>(), replace: true);
            kristals.Put("named", ("In the catalogue now", true), true, new Dictionary<int, AttributeValue> { [Id(AttributeScope.Kristal, "risk")] = AttributeValue.OfNumber(2) }, replace: false);
            using var events = new EventRows(write, source);
            events.Write("e1", "c5", "never counted twice", 5);
            events.Write(null, "somebody new", "first of its type", 6, "k9");
        });
        for (int i = 0; i < 40; i++) await EventAsync($"single{i}");
        Assert.True(await RestartAsync(), "The file was not used.");
        await DemandSameAsync();
        Assert.Equal(AttributeStatus.Raw, Live.Population.Schema.Find(AttributeScope.Customer, "score")!.Status);
        await PutAsync(690, 900);
        await DemandSameAsync();
    }

    [Fact]
    public async Task Customer_Erased_IsInNoFileAndNoOldFileBringsItBack()
    {
        Keep();
        byte[] before = await File.ReadAllBytesAsync(Snapshot);
        Assert.Contains("name of c477", System.Text.Encoding.UTF8.GetString(before), StringComparison.Ordinal);
        await EraseAsync("c477");
        Assert.False(File.Exists(Snapshot));
        await File.WriteAllBytesAsync(Snapshot, before);
        Assert.False(await RestartAsync(), "The file of before was used.");
        Assert.False(File.Exists(Snapshot));
        await DemandSameAsync();
        Keep();
        Assert.DoesNotContain("c477", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Snapshot)), StringComparison.Ordinal);
        Assert.True(await RestartAsync(), "The file was not used.");
        await DemandSameAsync();
    }

    [Fact]
    public async Task Writing_OfAStateBeforeAnErasure_LeavesNoFile()
    {
        var before = Live;
        await EraseAsync("c1");
        Assert.False(workspace.File.Write(before.Mark, before.Population, default));
        Assert.Empty(Directory.GetFiles(workspace.Store.Location.Directory, "*.snapshot*"));
        // And one that is going on meanwhile, whichever comes first.
        for (int i = 2; i < 12; i++)
        {
            var state = Live;
            var writing = Task.Run(() => workspace.File.Write(state.Mark, state.Population, default));
            await EraseAsync($"c{i}");
            await writing;
            Assert.Empty(Directory.GetFiles(workspace.Store.Location.Directory, "*.snapshot*"));
        }
    }

    [Fact]
    public async Task File_OfAStoreThatAnotherProgramChanged_IsNotUsed()
    {
        Keep();
        await SqlAsync("UPDATE Customers SET Attributes = '{{}}' WHERE Key = 'c1'");
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
    }

    [Fact]
    public async Task Store_ChangedByAnotherProgramWhileItRuns_IsReadAnewWithTheNextWrite()
    {
        Keep();
        await SqlAsync("DELETE FROM Customers WHERE Key = 'c1'");
        await EventAsync("after");
        await DemandSameAsync();
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
    }

    [Fact]
    public async Task File_BesideABackupThatWasPutBack_IsNotUsed()
    {
        await EventAsync("first");
        byte[] backup = await workspace.Store.CopyAsync();
        File.Delete(Path.Combine(workspace.Store.Location.Directory, "copy.db"));
        await EventAsync("second");
        Keep();
        SqliteConnection.ClearAllPools();
        foreach (string log in Directory.GetFiles(workspace.Store.Location.Directory, "launchpoints.db-*")) File.Delete(log);
        await File.WriteAllBytesAsync(workspace.Store.Location.File, backup);
        byte[] kept = await File.ReadAllBytesAsync(Snapshot);
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
        // The store goes on by itself to as many changes as the file has.
        await EventAsync("another second");
        await File.WriteAllBytesAsync(Snapshot, kept);
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
    }

    [Fact]
    public async Task File_OfAnotherStore_IsNotUsed()
    {
        await using var other = await TestWorkspace.CreateAsync();
        await other.DefineAsync(AttributeScope.Customer, "name", AttributeType.Text);
        other.File.Write(other.Live.Current.Mark, other.Live.Current.Population, default);
        File.Copy(Path.Combine(other.Store.Location.Directory, "launchpoints.snapshot"), Snapshot);
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(70)]
    [InlineData(110)]
    [InlineData(2_000)]
    [InlineData(-1)]
    public async Task File_ThatIsDamaged_IsNoticedAndTheStoreIsRead(int at)
    {
        foreach (bool cut in new[] { true, false })
        {
            Keep();
            byte[] bytes = await File.ReadAllBytesAsync(Snapshot);
            int place = at < 0 ? bytes.Length - 1 : at;
            bytes[place] ^= 4;
            await File.WriteAllBytesAsync(Snapshot, cut ? bytes[..place] : bytes);
            Assert.False(await RestartAsync(), "The file was used.");
            Assert.False(File.Exists(Snapshot));
            await DemandSameAsync();
        }
    }

    [Theory]
    [InlineData(+1)]
    [InlineData(-1)]
    public async Task File_OfAnotherVersion_IsNotUsed(int newer)
    {
        Keep();
        byte[] bytes = await File.ReadAllBytesAsync(Snapshot);
        // Whole in every other respect: the head's checksum is that of the changed head.
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), PopulationArchive.Layout + newer);
        SHA256.HashData(bytes.AsSpan(0, HeadBytes)).CopyTo(bytes, HeadBytes);
        await File.WriteAllBytesAsync(Snapshot, bytes);
        Assert.False(await RestartAsync(), "The file was used.");
        await DemandSameAsync();
        Keep();
        Assert.True(await RestartAsync(), "The file was not used.");
    }

    [Fact]
    public async Task File_ThatIsSomethingElse_IsNotUsed()
    {
        Keep();
        byte[] whole = await File.ReadAllBytesAsync(Snapshot), head = whole[..(HeadBytes + SHA256.HashSizeInBytes)];
        var chance = new Random(Seed);
        var noise = new byte[whole.Length];
        chance.NextBytes(noise);
        byte[][] others = [[], "key,country\nc1,SG\n"u8.ToArray(), noise, head, [.. head, .. noise], [.. head, .. whole]];
        foreach (byte[] other in others)
        {
            await File.WriteAllBytesAsync(Snapshot, other);
            Assert.False(await RestartAsync(), $"The file of {other.Length} bytes was used.");
            await DemandSameAsync();
        }
    }

    [Fact]
    public async Task File_WithAnyBitTurned_IsNeverWrong()
    {
        Keep();
        byte[] bytes = await File.ReadAllBytesAsync(Snapshot);
        var chance = new Random(Seed);
        for (int i = 0; i < 60; i++)
        {
            var damaged = bytes.ToArray();
            int bit = chance.Next(damaged.Length * 8);
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            await File.WriteAllBytesAsync(Snapshot, damaged);
            Assert.False(await RestartAsync(), $"The file with bit {bit} turned was used (seed {Seed}).");
        }

        await DemandSameAsync();
    }

    [Fact]
    public async Task File_IsForTheSamePeopleAsTheDatabase()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(workspace.Store.Location.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Keep();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Snapshot));
        await DemandSameAsync();
    }

    [Fact]
    public async Task Keeper_StoppedInOrder_LeavesAFileOfTheLatestState()
    {
        var readiness = new Readiness();
        using var keeper = new PopulationKeeper(workspace.Live, workspace.File, readiness, TimeProvider.System, NullLogger<PopulationKeeper>.Instance);
        await keeper.StartAsync(default);
        readiness.Set();
        await EventAsync("last");
        await keeper.StopAsync(default);
        Assert.Equal(Live.Mark, workspace.File.Mark);
        Assert.True(await RestartAsync(), "The file was not used.");
        await DemandSameAsync();
    }

    private void Keep() => Assert.True(workspace.File.Write(Live.Mark, Live.Population, default));

    /// <summary>Begins again on the same store; says whether the file was used.</summary>
    private async Task<bool> RestartAsync()
    {
        await workspace.RestartAsync();
        return workspace.File.Mark is not null;
    }

    private async Task DemandSameAsync() =>
        Assert.Equal(PopulationText.Lines((await workspace.ReloadAsync()).Population), PopulationText.Lines(Live.Population));

    private Task EraseAsync(string key) => workspace.WriteAsync(async write =>
    {
        var customer = await write.Db.Customers.SingleAsync(c => c.Key == key);
        await write.Db.AttributeWrites.Where(w => w.Scope == AttributeScope.Customer && w.EntityId == customer.Id).ExecuteDeleteAsync();
        write.EraseCustomer(customer.Id, key);
        write.Db.Customers.Remove(customer);
    });

    private Task EventAsync(string id) => workspace.WriteAsync(async write =>
    {
        using var events = new EventRows(write, await write.SourceIdAsync(default));
        events.Write(id, "c9", "viewed", 1_772_366_400_000, "k2");
    });

    private Task PutAsync(int from, int to) => workspace.WriteAsync(async write =>
    {
        int source = await write.SourceIdAsync(default);
        int Id(AttributeScope scope, string key) => write.Attributes.IdOf(scope, key)!.Value;
        using var customers = new CustomerRows(write, source);
        using var kristals = new KristalRows(write, source);
        using var events = new EventRows(write, source);
        for (int i = from; i < to; i++)
        {
            var values = new Dictionary<int, AttributeValue> { [Id(AttributeScope.Customer, "name")] = AttributeValue.OfText($"name of c{i}") };
            if (i % 3 == 0) values[Id(AttributeScope.Customer, "score")] = AttributeValue.OfNumber(i + (from / 1000.0));
            customers.Put($"c{i}", values, replace: false);
            if (i % 50 == 1) kristals.Put($"k{i}", ($"Kristal {i}", true), true, new Dictionary<int, AttributeValue> { [Id(AttributeScope.Kristal, "risk")] = AttributeValue.OfNumber(i) }, replace: false);
            int place = events.Add(System.Text.Encoding.UTF8.GetBytes($"e{i}"), System.Text.Encoding.UTF8.GetBytes(i % 7 == 0 ? $"waits{i}" : $"c{i}"), "viewed"u8, i * 86_400_000L, "named"u8);
            events.Set(place, Id(AttributeScope.Event, "note"), AttributeValue.OfText($"note {i % 13}"));
        }

        events.Flush();
    });

    private async Task SqlAsync(string sql)
    {
        await using var db = workspace.Store.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
