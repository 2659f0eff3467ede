using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Settings;

namespace Launchpoints.Web.Hosting;

/// <summary>One line per noun of <c>Features</c>. Scoped: each asks who is calling.</summary>
internal static class FeatureServices
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<SegmentReads>().AddScoped<SegmentWrites>();
        services.AddScoped<RibbonReads>().AddScoped<RibbonWrites>();
        services.AddScoped<PlacementReads>().AddScoped<PlacementWrites>();
        services.AddScoped<SettingsReads>().AddScoped<SettingsWrites>();
        services.AddScoped<RuleQuestions>().AddScoped<QualificationReads>().AddScoped<DecisionReads>();
    }
}
