using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Events;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Workspace;
using Xunit;

namespace Launchpoints.Tests.Features.Customers;

/// <summary>Lists of customers, Kristals and events, paged in the store.</summary>
public sealed class CustomerListTests : IAsyncLifetime
{
    private TestWorkspace workspace = null!;

    private CustomerReads Customers => new(FakeAccess.Everything, workspace.Store, new Questions(workspace.Live, workspace.Time));

    private EventReads Events => new(FakeAccess.Everything, new Questions(workspace.Live, workspace.Time));

    private KristalReads Kristals => new(FakeAccess.Everything, workspace.Live);

    public async Task InitializeAsync()
    {
        workspace = await TestWorkspace.CreateAsync();
        await workspace.DefineAsync(AttributeScope.Customer, "tier", AttributeType.Text);
        await workspace.DefineAsync(AttributeScope.Kristal, "class", AttributeType.Text);
        await workspace.WriteAsync(async write =>
        {
            int source = await write.SourceIdAsync(default);
            int tier = write.Attributes.IdOf(AttributeScope.Customer, "tier")!.Value, @class = write.Attributes.IdOf(AttributeScope.Kristal, "class")!.Value;
            using var customers = new CustomerRows(write, source);
            using var kristals = new KristalRows(write, source);
            using var events = new EventRows(write, source);
            for (int i = 0; i < 250; i++)
            {
                customers.Put($"c_{i:000}", new Dictionary<int, AttributeValue> { [tier] = AttributeValue.OfText(i % 5 == 0 ? "gold" : "blue") }, replace: false);
                events.Write(null, $"c_{i:000}", i % 2 == 0 ? "viewed" : "invested", 1_770_000_000_000 + i, i % 50 == 0 ? "k1" : null);
            }

            customers.Put("100%", new Dictionary<int, AttributeValue>(), replace: false);
            events.Write("waits", "nobody yet", "viewed", 1_780_000_000_000);
            for (int i = 0; i < 30; i++)
            {
                kristals.Put($"k{i}", ($"Kristal {i}", true), i % 3 != 0, new Dictionary<int, AttributeValue> { [@class] = AttributeValue.OfText(i % 2 == 0 ? "fund" : "bond") }, replace: false);
            }
        });
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task Customers_WithoutAFilter_ComeInPagesByKey()
    {
        var first = (await Customers.ListAsync(new CustomerQuery(Size: 100), default)).Value!;
        var last = (await Customers.ListAsync(new CustomerQuery(Page: 3, Size: 100), default)).Value!;
        Assert.Equal((251L, 100, 51), (first.Total, first.Items.Count, last.Items.Count));
        Assert.Equal(("100%", "c_249"), (first.Items[0].Key, last.Items[^1].Key));
        Assert.Equal("gold", first.Items[1].Attributes["tier"].Text);
        Assert.Empty((await Customers.ListAsync(new CustomerQuery(Page: 99), default)).Value!.Items);
        foreach (string? search in new[] { null, "c" }) Assert.Empty((await Customers.ListAsync(new CustomerQuery(search, Page: int.MaxValue), default)).Value!.Items);
    }

    [Theory]
    [InlineData("C_01", 10)]
    [InlineData("_0", 100)]
    [InlineData("0%", 1)]
    [InlineData("c%", 0)]
    [InlineData("\\", 0)]
    [InlineData("'", 0)]
    public async Task Customers_SearchedByAPartOfTheKey_AreFoundLiterally(string search, int expected) =>
        Assert.Equal(expected, (await Customers.ListAsync(new CustomerQuery(search), default)).Value!.Total);

    [Fact]
    public async Task Customers_FilteredByARule_AreCountedAndPaged()
    {
        var gold = Group.All(new AttributeCondition("tier", ConditionOperator.Equal, new TextValue("gold")));
        var page = (await Customers.ListAsync(new CustomerQuery("c_1", gold, Page: 2, Size: 15), default)).Value!;
        Assert.Equal((20L, 5, "c_175"), (page.Total, page.Items.Count, page.Items[0].Key));
        var wrong = await Customers.ListAsync(new CustomerQuery(Rule: Group.All(new AttributeCondition("teir", ConditionOperator.NotNull))), default);
        Assert.Equal((OutcomeKind.Invalid, "tier"), (wrong.Kind, wrong.Problems[0].Suggestion));
    }

    [Fact]
    public async Task Customers_SearchedOnAnyPage_ComeInTheOrderOfAllThatMatch()
    {
        // Keys are compared by code point, wherever in the list the page lies; "100%" is there, too.
        string[] all = [.. Enumerable.Range(0, 250).Select(i => $"c_{i:000}").Append("100%").Where(k => k.Contains('1', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        foreach (int size in new[] { 1, 7, 100, 500 })
        {
            for (int number = 1; number <= (all.Length / size) + 2; number++)
            {
                var page = (await Customers.ListAsync(new CustomerQuery("1", Page: number, Size: size), default)).Value!;
                Assert.Equal(all.Length, page.Total);
                Assert.Equal(all.Skip((number - 1) * size).Take(size), page.Items.Select(c => c.Key));
            }
        }
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(90, 20)]
    [InlineData(20_000, 30)] // too far back to be kept while the rest is looked through
    [InlineData(49_990, 20)]
    [InlineData(60_000, 5)]
    public void Keys_OfOnePage_AreThoseOfTheSortedList(int skip, int take)
    {
        var chance = new Random(7);
        string[] keys = [.. Enumerable.Range(0, 50_000).Select(i => $"{(char)('a' + (i % 26))}{i}")];
        chance.Shuffle(keys);
        var (page, total) = KeyPage.Of(keys, skip, take);
        Assert.Equal(50_000, total);
        Assert.Equal(keys.Order(StringComparer.Ordinal).Skip(skip).Take(take), page);
    }

    [Fact]
    public async Task Events_Filtered_ComeNewestFirst()
    {
        var all = await Events.ListAsync(new EventQuery(Size: 2), default);
        Assert.Equal((251L, "nobody yet", false, "c_249"), (all.Total, all.Items[0].Customer, all.Items[0].CustomerKnown, all.Items[1].Customer));
        Assert.Equal(5, (await Events.ListAsync(new EventQuery(Kristal: "k1"), default)).Total);
        Assert.Equal(125, (await Events.ListAsync(new EventQuery(Type: "invested"), default)).Total);
        Assert.Equal(1, (await Events.ListAsync(new EventQuery(Customer: "c_007"), default)).Total);
        Assert.Equal(0, (await Events.ListAsync(new EventQuery(Customer: "no one"), default)).Total);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(1_770_000_000_010);
        Assert.Equal(10, (await Events.ListAsync(new EventQuery(From: from, To: from.AddMilliseconds(10)), default)).Total);
    }

    [Fact]
    public async Task Kristals_Filtered_AreThoseOfTheCatalogue()
    {
        Assert.Equal(30, (await Kristals.ListAsync(new KristalQuery(), default)).Total);
        Assert.Equal(10, (await Kristals.ListAsync(new KristalQuery(Active: false), default)).Total);
        Assert.Equal(11, (await Kristals.ListAsync(new KristalQuery("KRISTAL 1"), default)).Total);
        Assert.Equal(15, (await Kristals.ListAsync(new KristalQuery(Attribute: "class", Value: AttributeValue.OfText("fund")), default)).Total);
    }

    [Fact]
    public async Task Lists_WithoutThePermission_AreRefused()
    {
        var access = new FakeAccess(Permission.Ingest);
        await Assert.ThrowsAsync<AccessDeniedException>(() => new KristalReads(access, workspace.Live).ListAsync(new KristalQuery(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => new EventReads(access, new Questions(workspace.Live, workspace.Time)).ListAsync(new EventQuery(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(
            () => new CustomerReads(access, workspace.Store, new Questions(workspace.Live, workspace.Time)).ListAsync(new CustomerQuery(), default));
    }
}
