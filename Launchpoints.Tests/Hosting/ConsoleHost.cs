using Launchpoints.Web.Data;
using Launchpoints.Web.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Hosting;

/// <summary>The whole console on a port of its own with a store of its own: one administrator, one key with every scope, no demonstration.</summary>
public class ConsoleHost : WebApplicationFactory<LaunchpointsDb>, IAsyncLifetime
{
    public const string AdminEmail = "admin@example.com";
    public const string AdminPassword = "a rather long secret";
    public const string ApiKey = "bootstrap-key-for-tests-0123456789abcdef";

    private readonly string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;

    public string Url { get; private set; } = "";

    public virtual async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Url = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await Services.GetRequiredService<Readiness>().WaitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects.</summary>
    internal ConsoleClient Visitor() => new(Url);

    internal async Task<ConsoleClient> SignedInAsync(string email = AdminEmail, string password = AdminPassword)
    {
        var client = Visitor();
        await client.SignInAsync(email, password);
        return client;
    }

    /// <summary>A client of the HTTP contract; without a key when <paramref name="key"/> is null.</summary>
    public HttpClient Api(string? key = ApiKey)
    {
        var client = new HttpClient { BaseAddress = new($"{Url}/api/v1/") };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Runs something with a service of the console, in a scope of its own.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>More configuration, for hosts that derive from this one.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Launchpoints:Demo"] = "false",
        ["Launchpoints:Bootstrap:AdminEmail"] = AdminEmail,
        ["Launchpoints:Bootstrap:AdminPassword"] = AdminPassword,
        ["Launchpoints:Bootstrap:ApiKey"] = ApiKey,
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Launchpoints:DataDirectory", directory);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
    }
}
