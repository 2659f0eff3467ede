using System.Security.Cryptography;
using System.Text;
using Launchpoints.Web.Configuration;
using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>
/// How the first administrator comes about: by the bootstrap settings, or by whoever can read the console of the process, where a
/// one-time code is printed. Asks nobody's permission, because there is nobody yet; works only while there is no account.
/// </summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, IOptions<LaunchpointsOptions> options, TimeProvider time, ILogger<FirstAdministrator> log) : IDisposable
{
    private const int AttemptsPerCode = 5;
    private readonly SemaphoreSlim turn = new(1, 1);
    private string? code;
    private int attempts;
    private bool isAnnounced;
    private string? address;

    /// <summary>True while the store has no account.</summary>
    public bool Wanted => code is not null;

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Role.All)
        {
            if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole(role));
        }
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
        if (await users.Users.AnyAsync(ct)) return;

        var bootstrap = options.Value.Bootstrap;
        if (!string.IsNullOrEmpty(bootstrap.AdminEmail))
        {
            await CreateAsync(users, bootstrap.AdminEmail, bootstrap.AdminEmail.Split('@')[0], bootstrap.AdminPassword!, checkPassword: false);
            log.LogInformation("The first administrator was created from the bootstrap settings.");
            return;
        }
        NewCode();
    }

    public async Task<Outcome<bool>> CreateAsync(string givenCode, string email, string displayName, string password, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (code is null) return Outcome.Conflict("setup.done", "There is an administrator already. Sign in.");
            if (!Matches(givenCode)) return Outcome.Invalid("setup.code", "/code", "This is not the code. The newest one stands on the console of the process.");
            if (!System.Net.Mail.MailAddress.TryCreate(email, out _)) return Outcome.Invalid("account.email", "/email", "This is not an e-mail address.");
            if (displayName.Trim().Length is 0 or > 100) return Outcome.Invalid("account.name", "/displayName", "Give a name of at most 100 characters.");

            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
            var created = await CreateAsync(users, email, displayName, password, checkPassword: true);
            if (!created.Succeeded) return created.Failed("/password");
            code = null;
            log.LogInformation("The first administrator was created with the set-up code.");
            return Outcome.Ok(true);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>The code as it was printed; for tests that cannot read a console.</summary>
    internal string? Code => code;

    private async Task<IdentityResult> CreateAsync(UserManager<ConsoleUser> users, string email, string displayName, string password, bool checkPassword)
    {
        var user = AccountFactory.New(email, displayName, time.GetUtcNow());
        if (!checkPassword) user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        var created = checkPassword ? await users.CreateAsync(user, password) : await users.CreateAsync(user);
        return created.Succeeded ? await users.AddToRoleAsync(user, Role.Admin) : created;
    }

    private bool Matches(string given)
    {
        var plain = string.Concat(given.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var wanted = code!.Replace("-", "", StringComparison.Ordinal);
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(plain), Encoding.UTF8.GetBytes(wanted))) return true;
        if (++attempts >= AttemptsPerCode) NewCode();
        return false;
    }

    private void NewCode()
    {
        attempts = 0;
        code = TemporaryPassword.Create();
        if (isAnnounced) Announce(address);
    }

    /// <summary>Prints the code for whoever started the process; not through the log, which other people may read.</summary>
    /// <param name="at">Where the console can be reached, such as <c>http://localhost:5080</c>.</param>
    public void Announce(string? at)
    {
        isAnnounced = true;
        address = at;
        if (code is null) return;
        Console.WriteLine();
        Console.WriteLine("  Launchpoints has no administrator yet.");
        Console.WriteLine($"  Open {at}/setup and enter this code, which works once:  {code}");
        Console.WriteLine();
    }
}
