namespace Launchpoints.Web.Hosting;

/// <summary>One line per noun of <c>Features</c>.</summary>
internal static class FeatureServices
{
    public static void AddFeatures(this WebApplicationBuilder builder) => _ = builder.Services;
}
