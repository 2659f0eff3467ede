using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>What administrators do with accounts. Every change ends the sessions of the person it concerns.</summary>
internal sealed class People(
    IAccess access, IServiceScopeFactory scopes, IDbContextFactory<LaunchpointsDb> contexts, OpenSessions sessions, TimeProvider time, ILogger<People> log)
{
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Administer, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var roles = await db.UserRoles.Join(db.Roles, link => link.RoleId, role => role.Id, (link, role) => new { link.UserId, role.Name })
            .ToDictionaryAsync(pair => pair.UserId, pair => pair.Name!, ct);
        var users = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedEmail).ToListAsync(ct);
        var now = time.GetUtcNow();
        return [.. users.Select(u => new Person(
            u.Id, u.Email!, u.DisplayName, roles.GetValueOrDefault(u.Id, Role.Viewer), u.LockedAt is not null,
            u.LockedAt is null && u.LockoutEnd > now, u.TwoFactorEnabled, u.MustChangePassword, u.CreatedAt, u.LastSignInAt, sessions.CountOf(u.Id)))];
    }

    /// <summary>Creates an account with a password that has to be changed at the first sign-in.</summary>
    public async Task<Outcome<Invitation>> InviteAsync(string email, string displayName, string role, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Administer, ct);
        if (Check(email, displayName, role) is { Count: > 0 } problems) return Outcome.Invalid(problems);

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
        if (await users.FindByEmailAsync(email) is not null) return Outcome.Conflict("account.exists", $"There is an account for {email} already.");
        var password = TemporaryPassword.Create();
        var user = AccountFactory.New(email, displayName, time.GetUtcNow(), mustChangePassword: true);
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded) return created.Failed();
        var added = await users.AddToRoleAsync(user, role);
        if (!added.Succeeded) return added.Failed();
        log.LogInformation("{Actor} invited {Person} as {Role}.", actor.Id, user.Id, role);
        return Outcome.Ok(new Invitation(user.Id, email, password));
    }

    public Task<Outcome<string>> ChangeRoleAsync(string id, string role, CancellationToken ct) => ChangeAsync(
        id, "role changed",
        async (users, user) =>
        {
            if (!Role.All.Contains(role)) return Outcome.Invalid("account.role", "/role", $"There is no role '{role}'.");
            if (role != Role.Admin && await IsLastAdministratorAsync(users, user)) return LastAdministrator;
            var now = await users.GetRolesAsync(user);
            await users.RemoveFromRolesAsync(user, now);
            return Answer(await users.AddToRoleAsync(user, role));
        },
        ct);

    /// <summary>Keeps a person out until <see cref="UnlockAsync"/>.</summary>
    public Task<Outcome<string>> LockAsync(string id, CancellationToken ct) => ChangeAsync(
        id, "locked",
        async (users, user) =>
        {
            if (await IsLastAdministratorAsync(users, user)) return LastAdministrator;
            user.LockedAt = time.GetUtcNow();
            return Answer(await users.UpdateAsync(user));
        },
        ct);

    /// <summary>Lets a person in again, whether an administrator locked them or failed attempts did.</summary>
    public Task<Outcome<string>> UnlockAsync(string id, CancellationToken ct) => ChangeAsync(
        id, "unlocked",
        async (users, user) =>
        {
            user.LockedAt = null;
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            return Answer(await users.UpdateAsync(user));
        },
        ct);

    public Task<Outcome<string>> EndSessionsAsync(string id, CancellationToken ct) =>
        ChangeAsync(id, "sessions ended", (_, _) => Task.FromResult<Failure?>(null), ct);

    /// <summary>For whoever lost the device with their codes: the next sign-in asks for the password alone.</summary>
    public Task<Outcome<string>> RemoveTwoFactorAsync(string id, CancellationToken ct) => ChangeAsync(
        id, "two-factor removed",
        async (users, user) =>
        {
            await users.SetTwoFactorEnabledAsync(user, false);
            return Answer(await users.ResetAuthenticatorKeyAsync(user));
        },
        ct);

    /// <summary>Gives a person a new temporary password.</summary>
    public async Task<Outcome<Invitation>> ResetPasswordAsync(string id, CancellationToken ct)
    {
        var password = TemporaryPassword.Create();
        var changed = await ChangeAsync(
            id, "password reset",
            async (users, user) =>
            {
                user.MustChangePassword = true;
                await users.RemovePasswordAsync(user);
                return Answer(await users.AddPasswordAsync(user, password));
            },
            ct);
        return changed.Succeeded ? Outcome.Ok(new Invitation(id, changed.Value, password)) : changed.AsFailure();
    }

    private static Failure LastAdministrator =>
        Outcome.Conflict("account.last_administrator", "This is the only administrator. Give somebody else the role first.");

    private static Failure? Answer(IdentityResult result) => result.Succeeded ? null : result.Failed();

    private static async Task<bool> IsLastAdministratorAsync(UserManager<ConsoleUser> users, ConsoleUser user)
    {
        var administrators = (await users.GetUsersInRoleAsync(Role.Admin)).Where(a => a.LockedAt is null).ToList();
        return administrators.Count == 1 && administrators[0].Id == user.Id;
    }

    private static List<Problem> Check(string email, string displayName, string role)
    {
        List<Problem> problems = [];
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email || email.Length > 254)
            problems.Add(new("account.email", "/email", "This is not an e-mail address."));
        if (displayName.Trim().Length is 0 or > 100) problems.Add(new("account.name", "/displayName", "Give a name of at most 100 characters."));
        if (!Role.All.Contains(role)) problems.Add(new("account.role", "/role", $"There is no role '{role}'."));
        return problems;
    }

    /// <returns>The e-mail address of the person who was changed.</returns>
    private async Task<Outcome<string>> ChangeAsync(
        string id, string what, Func<UserManager<ConsoleUser>, ConsoleUser, Task<Failure?>> change, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Administer, ct);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
        // UserManager works on this scope's context: what follows is one transaction, so that two administrators cannot lock out each other.
        await using var transaction = await scope.ServiceProvider.GetRequiredService<LaunchpointsDb>().Database.BeginTransactionAsync(ct);
        if (await users.FindByIdAsync(id) is not { } user) return AccountErrors.NoSuchPerson;
        if (await change(users, user) is { } failure) return failure;
        await users.UpdateSecurityStampAsync(user);
        await transaction.CommitAsync(ct);
        log.LogInformation("{Actor}: account {Person} {What}.", actor.Id, id, what);
        sessions.EndPerson(id);
        return Outcome.Ok(user.Email!);
    }
}
