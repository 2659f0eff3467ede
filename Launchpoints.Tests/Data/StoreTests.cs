using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Launchpoints.Tests.Data;

public sealed class StoreTests
{
    [Fact]
    public async Task Model_ComparedWithItsMigrations_HasNoPendingChange()
    {
        await using var store = await TemporaryStore.CreateAsync();
        await using var db = store.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration; CONTRIBUTING.md has the command.");
    }

    [Fact]
    public async Task WriteGateway_WhenTheWorkThrows_LeavesNothingBehind()
    {
        await using var store = await TemporaryStore.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Gateway.WriteAsync(
            async (db, ct) =>
            {
                db.Users.Add(new ConsoleUser { UserName = "ann" });
                await db.SaveChangesAsync(ct);
                throw new InvalidOperationException();
            },
            default));
        await using var check = store.CreateDbContext();
        Assert.Equal(0, await check.Users.CountAsync());
    }

    [Fact]
    public async Task WriteGateway_WithManyWritersAtOnce_LosesNone()
    {
        await using var store = await TemporaryStore.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => store.Gateway.WriteAsync(
            async (db, ct) =>
            {
                var before = await db.Users.CountAsync(ct);
                db.Users.Add(new ConsoleUser { UserName = $"writer-{i}", DisplayName = $"{before}" });
            },
            default)));
        await using var check = store.CreateDbContext();
        var seen = await check.Users.Select(u => u.DisplayName).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}").Order(), seen.Order());
    }
}
