using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class WorkspaceWriterTests
{
    private const long Noon = 1_772_366_400_000;

    [Fact]
    public async Task Write_OfEveryType_IsTheSameInMemoryAndAfterARestart()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        foreach (var state in new[] { workspace.Live.Current, await workspace.ReloadAsync() })
        {
            Assert.Equal("Zoë", Value(state, "a", "name").Text);
            Assert.Equal(0.1 + 0.2, Value(state, "a", "score").Number);
            Assert.True(Value(state, "a", "vip").Boolean);
            Assert.Equal(Noon, Value(state, "a", "joined").Milliseconds);
            Assert.Equal(["esg", "income"], Value(state, "a", "interests").Tags.ToArray());
            Assert.True(Value(state, "b", "name").IsMissing);
            Assert.Equal(2, state.Population.CustomerCount);
            Assert.Equal(3, state.Population.EventCount);
            Assert.False(state.Population.HasCustomer("waiting"));
            Assert.Contains("viewed", state.Population.Schema.EventTypes);
        }
    }

    [Fact]
    public async Task Write_ThatFailsAsAnOutcome_ChangesNothing()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        var before = workspace.Live.Current;
        var outcome = await workspace.Writer.WriteAsync<bool>(
            TestWorkspace.Ann,
            async (write, ct) =>
            {
                using var rows = new CustomerRows(write, await write.SourceIdAsync(ct));
                rows.Put("late", new Dictionary<int, AttributeValue>(), replace: false);
                return Outcome.Conflict("test.no", "No.");
            },
            default);
        Assert.Equal(OutcomeKind.Conflict, outcome.Kind);
        Assert.Same(before, workspace.Live.Current);
        Assert.False((await workspace.ReloadAsync()).Population.HasCustomer("late"));
    }

    [Fact]
    public async Task Write_ThatThrows_ChangesNothingAndTheNextWriteWorks()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        var before = workspace.Live.Current;
        await Assert.ThrowsAsync<InvalidOperationException>(() => workspace.WriteAsync(async write =>
        {
            await write.DefineAsync(new(AttributeScope.Customer, "lost", AttributeType.Text), default);
            using var rows = new CustomerRows(write, await write.SourceIdAsync(default));
            rows.Put("x", new Dictionary<int, AttributeValue>(), replace: false);
            throw new InvalidOperationException("fault");
        }));
        Assert.Same(before, workspace.Live.Current);
        await FillAsync(workspace);
        Assert.Null(workspace.Live.Current.Population.Schema.Find(AttributeScope.Customer, "lost"));
        Assert.Equal(2, workspace.Live.Current.Population.CustomerCount);
    }

    [Fact]
    public async Task Commit_ThatMemoryCannotFollow_ReadsTheStoreAgain()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        await workspace.WriteAsync(async write =>
        {
            await write.Db.Customers.Where(c => c.Key == "b").ExecuteDeleteAsync();
            write.BeforeMemory = () => throw new InvalidOperationException("fault");
        });
        Assert.False(workspace.Live.Current.Population.HasCustomer("b"));
    }

    [Fact]
    public async Task Customer_AfterItsEvents_TakesThemOver()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        await workspace.WriteAsync(async write =>
        {
            using var rows = new CustomerRows(write, await write.SourceIdAsync(default));
            Assert.Equal(RowEffect.Inserted, rows.Put("waiting", new Dictionary<int, AttributeValue>(), replace: false));
        });
        Assert.True(workspace.Live.Current.Population.HasCustomer("waiting"));
        Assert.Equal(3, (await workspace.ReloadAsync()).Population.CustomerCount);
    }

    [Fact]
    public async Task History_OfACustomer_HasEveryWriteWithItsInstantAndSource()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        workspace.Time.Advance(TimeSpan.FromDays(1));
        await workspace.WriteAsync(async write =>
        {
            using var rows = new CustomerRows(write, await write.SourceIdAsync(default));
            var name = write.Attributes.IdOf(AttributeScope.Customer, "name")!.Value;
            Assert.Equal(RowEffect.Updated, rows.Put("a", new Dictionary<int, AttributeValue> { [name] = AttributeValue.Missing }, replace: false));
            Assert.Equal(RowEffect.Unchanged, rows.Put("a", new Dictionary<int, AttributeValue> { [name] = AttributeValue.Missing }, replace: false));
        });
        await using var db = workspace.Store.CreateDbContext();
        var id = await db.Customers.Where(c => c.Key == "a").Select(c => c.Id).SingleAsync();
        var writes = await db.AttributeWrites.Where(w => w.Scope == AttributeScope.Customer && w.EntityId == id).OrderBy(w => w.Id).ToListAsync();
        Assert.Equal(2, writes.Count);
        Assert.EndsWith(":null}", writes[1].Changes, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1).TotalMilliseconds, writes[1].Instant - writes[0].Instant);
        Assert.Equal("Ann", (await db.Sources.FindAsync(writes[1].SourceId))!.Name);
    }

    [Fact]
    public async Task Replace_OfARow_ClearsWhatItDoesNotGive()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await FillAsync(workspace);
        await workspace.WriteAsync(async write =>
        {
            using var rows = new CustomerRows(write, await write.SourceIdAsync(default));
            var score = write.Attributes.IdOf(AttributeScope.Customer, "score")!.Value;
            rows.Put("a", new Dictionary<int, AttributeValue> { [score] = AttributeValue.OfNumber(7) }, replace: true);
        });
        foreach (var state in new[] { workspace.Live.Current, await workspace.ReloadAsync() })
        {
            Assert.Equal(7, Value(state, "a", "score").Number);
            Assert.True(Value(state, "a", "name").IsMissing);
            Assert.True(Value(state, "a", "interests").IsMissing);
        }
    }

    private static async Task FillAsync(TestWorkspace workspace)
    {
        await workspace.DefineAsync(AttributeScope.Customer, "name", AttributeType.Text);
        await workspace.DefineAsync(AttributeScope.Customer, "score", AttributeType.Number);
        await workspace.DefineAsync(AttributeScope.Customer, "vip", AttributeType.Boolean);
        await workspace.DefineAsync(AttributeScope.Customer, "joined", AttributeType.Date);
        await workspace.DefineAsync(AttributeScope.Customer, "interests", AttributeType.Tags);
        await workspace.DefineAsync(AttributeScope.Event, "amount", AttributeType.Number);
        var filled = await workspace.WriteAsync(async write =>
        {
            int source = await write.SourceIdAsync(default);
            int Id(string key) => write.Attributes.IdOf(AttributeScope.Customer, key)!.Value;
            using var customers = new CustomerRows(write, source);
            using var events = new EventRows(write, source);
            using var kristals = new KristalRows(write, source);
            Assert.Equal(RowEffect.Inserted, customers.Put(
                "a",
                new Dictionary<int, AttributeValue>
                {
                    [Id("name")] = AttributeValue.OfText("Zoë"),
                    [Id("score")] = AttributeValue.OfNumber(0.1 + 0.2),
                    [Id("vip")] = AttributeValue.OfBoolean(true),
                    [Id("joined")] = AttributeValue.OfDate(Noon),
                    [Id("interests")] = AttributeValue.OfTags(["income", "esg"]),
                },
                replace: false));
            Assert.Equal(RowEffect.Inserted, customers.Put("b", new Dictionary<int, AttributeValue>(), replace: false));
            Assert.Equal(RowEffect.Inserted, kristals.Put("fund", ("A fund", true), null, new Dictionary<int, AttributeValue>(), replace: false));
            int place = events.Add("e1"u8, "a"u8, "viewed"u8, Noon, "fund"u8);
            events.Set(place, write.Attributes.IdOf(AttributeScope.Event, "amount")!.Value, AttributeValue.OfNumber(5));
            events.Add("e1"u8, "someone else"u8, "invested"u8, 0, default);
            events.Add(default, "a"u8, "viewed"u8, Noon, "not in the catalogue"u8);
            events.Add(default, "waiting"u8, "viewed"u8, Noon, default);
            events.Flush();
            Assert.Equal((3, 1), (events.Inserted, events.Unchanged));
        });
        Assert.True(filled.Succeeded);
    }

    private static AttributeValue Value(WorkspaceState state, string customer, string attribute) => state.Population.CustomerValue(
        state.Population.FindRow(customer), state.Population.Slot(AttributeScope.Customer, attribute)!);
}
