using Bunit;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Events;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Suitability;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages;

/// <summary>A page about data over a store of its own: three Kristals, four customers, and events around a midnight.</summary>
public abstract class DataPage : BunitContext, IAsyncLifetime
{
    internal TestWorkspace Workspace { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Workspace = await TestWorkspace.CreateAsync();
        await Workspace.DefineAsync(AttributeScope.Customer, "country", AttributeType.Text, AttributeStatus.Raw);
        await Workspace.DefineAsync(AttributeScope.Kristal, "risk", AttributeType.Number);
        await Workspace.WriteAsync(async write =>
        {
            int source = await write.SourceIdAsync(default);
            using var kristals = new KristalRows(write, source);
            int risk = write.Attributes.IdOf(AttributeScope.Kristal, "risk")!.Value;
            foreach (var (key, title, level) in new[] { ("k1", "Clean Energy", 1d), ("k2", "Asia Bonds", 2d), ("k3", "Gold", 5d) })
            {
                kristals.Put(key, (title, true), true, new Dictionary<int, AttributeValue> { [risk] = AttributeValue.OfNumber(level) }, replace: false);
            }

            using var customers = new CustomerRows(write, source);
            int country = write.Attributes.IdOf(AttributeScope.Customer, "country")!.Value;
            foreach (var (key, value) in new[] { ("c1", "SG"), ("c2", "SG"), ("c3", "HK"), ("c4", null) })
            {
                customers.Put(key, value is null ? [] : new Dictionary<int, AttributeValue> { [country] = AttributeValue.OfText(value) }, replace: false);
            }

            using var events = new EventRows(write, source);
            foreach (var (id, customer, kristal, time) in new[]
            {
                ("e1", "c1", "k1", "2026-01-31T23:59:59Z"), ("e2", "c2", "k1", "2026-02-01T00:00:00Z"), ("e3", "c1", "k2", "2026-02-01T23:59:59Z"), ("e4", "c9", "k2", "2026-02-02T00:00:00Z"),
            })
            {
                events.Write(id, customer, "viewed", DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), kristal);
            }
        });
        var questions = new Questions(Workspace.Live, Workspace.Time);
        IAccess access = Access;
        Services.AddSingleton(access);
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new RuleQuestions(access, questions));
        Services.AddSingleton(new AttributeReads(access, Workspace.Store, questions));
        Services.AddSingleton(new AttributeWrites(access, Workspace.Writer, Workspace.Live));
        Services.AddSingleton(new KristalReads(access, Workspace.Live));
        Services.AddSingleton(new KristalWrites(access, Workspace.Writer, Workspace.Live));
        Services.AddSingleton(new EventReads(access, questions));
        Services.AddSingleton(new SuitabilityReads(access, Workspace.Store, questions));
        Services.AddSingleton(new SuitabilityWrites(access, Workspace.Writer));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Workspace.DisposeAsync();
    }

    /// <summary>What the person at the page may do.</summary>
    internal virtual FakeAccess Access { get; } = FakeAccess.Everything;
}
