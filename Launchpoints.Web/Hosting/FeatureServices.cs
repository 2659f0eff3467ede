using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Events;
using Launchpoints.Web.Features.Exposures;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Relevance;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Settings;
using Launchpoints.Web.Features.Suitability;

namespace Launchpoints.Web.Hosting;

/// <summary>One line per noun of <c>Features</c>. Scoped: each asks who is calling.</summary>
internal static class FeatureServices
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ImportSpool>().AddSingleton<ImportProgress>().AddSingleton<ImportRunner>().AddSingleton<ImportQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
        services.AddScoped<ImportReads>().AddScoped<ImportWrites>();
        services.AddScoped<AttributeReads>().AddScoped<AttributeWrites>();
        services.AddScoped<CustomerReads>().AddScoped<CustomerWrites>();
        services.AddScoped<KristalReads>().AddScoped<KristalWrites>();
        services.AddScoped<SuitabilityReads>().AddScoped<SuitabilityWrites>();
        services.AddScoped<EventReads>();
        services.AddScoped<SegmentReads>().AddScoped<SegmentWrites>();
        services.AddScoped<RibbonReads>().AddScoped<RibbonWrites>();
        services.AddScoped<PlacementReads>().AddScoped<PlacementWrites>();
        services.AddScoped<SettingsReads>().AddScoped<SettingsWrites>();
        services.AddSingleton<ExposureSeal>().AddSingleton<ExposureRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<ExposureRetention>());
        services.AddScoped<ExposureReads>().AddScoped<ExposureWrites>();
        services.AddSingleton<RelevanceTraining>();
        services.AddHostedService(provider => provider.GetRequiredService<RelevanceTraining>());
        services.AddScoped<RelevanceReads>().AddScoped<RelevanceWrites>().AddScoped<RelevanceJudging>();
        services.AddScoped<RuleQuestions>().AddScoped<QualificationReads>().AddScoped<DecisionReads>();
    }
}
