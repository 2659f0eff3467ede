using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Launchpoints.Tests.Features.Accounts;

/// <summary>Makes accounts on a running console as an administrator would.</summary>
internal static class Accounts
{
    public const string Password = "changed by its owner";

    public static People People(ConsoleHost host) => new(
        FakeAccess.Everything, host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>(),
        host.Services.GetRequiredService<OpenSessions>(), host.Services.GetRequiredService<TimeProvider>(), NullLogger<People>.Instance);

    /// <summary>Invites somebody and, unless said otherwise, changes the temporary password as they would.</summary>
    public static async Task<(string Email, string Password)> InviteAsync(ConsoleHost host, string email, string role = Role.Author, bool changePassword = true)
    {
        var invited = await People(host).InviteAsync(email, email.Split('@')[0], role, default);
        if (!invited.Succeeded) throw new InvalidOperationException(invited.Message);
        if (!changePassword) return (email, invited.Value.TemporaryPassword);
        using var client = await host.SignedInAsync(email, invited.Value.TemporaryPassword);
        using var changed = await client.SubmitAsync("/account/password", "password", ("Input.Current", invited.Value.TemporaryPassword), ("Input.Next", Password));
        if (changed.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException(await changed.Content.ReadAsStringAsync());
        return (email, Password);
    }

    public static async Task<string> IdOfAsync(ConsoleHost host, string email) => (await People(host).ListAsync(default)).Single(p => p.Email == email).Id;
}
