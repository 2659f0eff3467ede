using Launchpoints.Web.Configuration;

namespace Launchpoints.Web.Hosting;

internal static class Settings
{
    private const string DefaultUrl = "http://localhost:5080";

    public static void AddSettings(this WebApplicationBuilder builder)
    {
        // Neither --urls nor ASPNETCORE_URLS nor a Kestrel section: the address that the README names.
        var hasUrls = !string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            || !string.IsNullOrEmpty(builder.Configuration["HTTP_PORTS"])
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!hasUrls) builder.WebHost.UseUrls(DefaultUrl);

        builder.Services.AddOptions<LaunchpointsOptions>()
            .BindConfiguration(LaunchpointsOptions.Section)
            .Validate(o => !string.IsNullOrWhiteSpace(o.DataDirectory), "Launchpoints:DataDirectory must name a folder.")
            .Validate(o => o.Bootstrap.ApiKey is not { Length: > 0 and < 32 }, "Launchpoints:Bootstrap:ApiKey must have at least 32 characters.")
            .Validate(
                o => string.IsNullOrEmpty(o.Bootstrap.AdminEmail) == string.IsNullOrEmpty(o.Bootstrap.AdminPassword),
                "Launchpoints:Bootstrap needs AdminEmail and AdminPassword together.")
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
    }
}
