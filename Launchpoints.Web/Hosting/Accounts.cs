using Launchpoints.Web.Configuration;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.ApiKeys;
using Launchpoints.Web.Hosting.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting;

internal static class Accounts
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddIdentityCore<ConsoleUser>(Rules)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<LaunchpointsDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<SessionPrincipalFactory>();

        services.AddAuthentication(Schemes.Any)
            // The HTTP contract knows keys only, everything else knows sessions only: a page of another site can never ride on a session into the API.
            .AddPolicyScheme(Schemes.Any, null, scheme => scheme.ForwardDefaultSelector = http =>
                http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? Schemes.Key : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.Key, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(SessionCookie.Configure);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<LaunchpointsOptions>>((cookie, options) => cookie.ExpireTimeSpan = TimeSpan.FromHours(options.Value.SessionHours));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();

        // Sessions and forms outlive a restart: the keys lie with the store.
        services.AddDataProtection().SetApplicationName("Launchpoints");
        services.AddOptions<KeyManagementOptions>().Configure<StoreLocation, ILoggerFactory>((keys, location, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(OwnDirectory(Path.Combine(location.Directory, "keys")), logs));

        services.AddSingleton<OpenSessions>();
        services.AddSingleton<SessionReader>();
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<CircuitScope>();
        services.AddScoped<CircuitSession>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>();
        services.AddScoped<Caller>();
        services.AddScoped<IAccess, Access>();
        services.AddScoped<SignIn>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<People>();
        services.AddScoped<ApiKeys>();
    }

    public static async Task PrepareAccountsAsync(this WebApplication app)
    {
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        await first.PrepareAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => first.Announce(app.Urls.FirstOrDefault()));
        await using var scope = app.Services.CreateAsyncScope();
        var key = app.Services.GetRequiredService<IOptions<LaunchpointsOptions>>().Value.Bootstrap.ApiKey;
        await scope.ServiceProvider.GetRequiredService<ApiKeys>().BootstrapAsync(key, CancellationToken.None);
    }

    // Whoever can read these keys can sign in as anybody.
    private static DirectoryInfo OwnDirectory(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Length is what protects; demands on the kinds of characters only make people write them down.
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
