using Launchpoints.Web.Data;
using Launchpoints.Web.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Hosting;

public sealed class HttpsTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;

    [Fact]
    public async Task Cookies_UnderHttpsInProduction_AreSecureAndTheHostIsPinned()
    {
        await using var factory = new WebApplicationFactory<LaunchpointsDb>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Launchpoints:DataDirectory", directory);
            builder.UseSetting("Launchpoints:Bootstrap:AdminEmail", ConsoleHost.AdminEmail);
            builder.UseSetting("Launchpoints:Bootstrap:AdminPassword", ConsoleHost.AdminPassword);
        });
        using var client = factory.CreateClient(new() { BaseAddress = new("https://console.example.com"), AllowAutoRedirect = false });
        await factory.Services.GetRequiredService<Readiness>().WaitAsync(default);
        using var answer = await client.GetAsync("/account/sign-in");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("lp-form", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=31536000", string.Join("", answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }
}
