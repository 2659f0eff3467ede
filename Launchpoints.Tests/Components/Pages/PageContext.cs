using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Exposures;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Relevance;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Settings;
using Launchpoints.Web.Features.Suitability;
using Launchpoints.Web.Features.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Launchpoints.Tests.Components.Pages;

/// <summary>A page over a real store with the demonstration in it: only the browser and the accounts are not there.</summary>
internal sealed class PageContext : BunitContext
{
    private PageContext(TestWorkspace workspace, IAccess access)
    {
        Workspace = workspace;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IAccess>(access);
        Services.AddSingleton<IDbContextFactory<LaunchpointsDb>>(workspace.Store);
        Services.AddSingleton(workspace.Live);
        Services.AddSingleton(workspace.Writer);
        Services.AddSingleton<TimeProvider>(workspace.Time);
        Services.AddSingleton<Questions>();
        Services.AddScoped<SegmentReads>().AddScoped<SegmentWrites>().AddScoped<RibbonReads>().AddScoped<RibbonWrites>();
        Services.AddScoped<PlacementReads>().AddScoped<PlacementWrites>().AddScoped<SettingsReads>().AddScoped<SettingsWrites>();
        Services.AddScoped<RuleQuestions>().AddScoped<QualificationReads>().AddScoped<DecisionReads>().AddScoped<CustomerReads>().AddScoped<CustomerWrites>();
        Services.AddSingleton(new Readiness()).AddSingleton<RelevanceTraining>().AddScoped<RelevanceReads>().AddScoped<RelevanceWrites>().AddScoped<RelevanceJudging>();
        Services.AddScoped<ExposureReads>().AddScoped<SuitabilityReads>().AddScoped<SuitabilityWrites>().AddScoped<KristalReads>();
        Services.AddRadzenComponents();
    }

    public TestWorkspace Workspace { get; }

    public static async Task<PageContext> OfDemonstrationAsync(IAccess? access = null)
    {
        var workspace = await DemonstrationStore.CreateAsync();
        return new PageContext(workspace, access ?? FakeAccess.Everything);
    }

    /// <summary>Renders a page as its address would.</summary>
    /// <param name="route">The parameters that stand in the path; the query is read from the address.</param>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? route = null)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render(route ?? (_ => { }));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            // The store is closed last: the pages' own disposal may still save a draft.
            Workspace.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
