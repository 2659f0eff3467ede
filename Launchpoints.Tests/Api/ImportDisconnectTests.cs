using System.Text;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Imports;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>A client that goes away takes its import along: nothing of it stays, and the next one may write.</summary>
public sealed class ImportDisconnectTests(ImportDisconnectTests.Host host) : IClassFixture<ImportDisconnectTests.Host>
{
    [Fact]
    public async Task Import_OfAClientThatGoesAwayWhileItSends_LeavesNothing()
    {
        using var away = new CancellationTokenSource();
        using var api = host.Api();
        using var content = new HeldContent(File("sending"), holdAt: 0.5);
        var sent = api.PostAsync(new Uri("customers/import", UriKind.Relative), content, away.Token);
        await BusyLanes.UntilAsync(() => Spool.List().Count == 1);
        await away.CancelAsync();
        content.Release();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await DemandNothingAsync("sending");
    }

    [Fact]
    public async Task Import_OfAClientThatGoesAwayWhileRowsAreLoaded_IsRolledBack()
    {
        using var away = new CancellationTokenSource();
        using var api = host.Api();
        using var paused = new PausedImport(host.Services.GetRequiredService<ImportProgress>());
        using var content = new HeldContent(File("loading"), holdAt: 1);
        var sent = api.PostAsync(new Uri("customers/import", UriKind.Relative), content, away.Token);
        await paused.Reached;
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await BusyLanes.UntilAsync(() => host.LatestIsAborted);
        paused.Release();
        await DemandNothingAsync("loading");
    }

    private ImportSpool Spool => host.Services.GetRequiredService<ImportSpool>();

    private async Task DemandNothingAsync(string name)
    {
        await BusyLanes.UntilAsync(() => Spool.List().Count == 0);
        using var api = host.Api();
        await api.ImportAsync("customers/import", $"key\nafter-{name}\n"); // the store is free
        var population = host.Services.GetRequiredService<LiveWorkspace>().Current.Population;
        Assert.True(population.HasCustomer($"after-{name}"));
        Assert.False(population.HasCustomer($"{name}-0"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await api.ReadAsync($"customers/{name}-0")).Status);
    }

    private static byte[] File(string name)
    {
        var csv = new StringBuilder("key\n");
        for (int i = 0; i < 50_000; i++) csv.Append(name).Append('-').Append(i).Append('\n');
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>A console that tells when it has noticed that its latest client is gone.</summary>
    public sealed class Host : ConsoleHost
    {
        private CancellationToken latest;

        public bool LatestIsAborted => latest.IsCancellationRequested;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Watch(this)));
        }

        private sealed class Watch(Host host) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((http, following) =>
                {
                    host.latest = http.RequestAborted;
                    return following(http);
                });
                next(app);
            };
        }
    }
}
