using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>Starts and ends sessions. Needs an HTTP request under way, since it writes the cookie.</summary>
internal sealed class SignIn(
    SignInManager<ConsoleUser> sessions,
    UserManager<ConsoleUser> users,
    IPasswordHasher<ConsoleUser> hasher,
    IDbContextFactory<LaunchpointsDb> contexts,
    OpenSessions open,
    TimeProvider time,
    ILogger<SignIn> log)
{
    // Compared with when there is no such account, so that an unknown address takes as long as a wrong password.
    private static readonly ConsoleUser Nobody = new();
    private static string? hashOfNobody;

    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var user = await users.FindByEmailAsync(email);
        if (user is null || user.LockedAt is not null)
        {
            hashOfNobody ??= hasher.HashPassword(Nobody, "nobody");
            hasher.VerifyHashedPassword(Nobody, hashOfNobody, password);
            log.LogWarning("Sign-in refused: unknown or locked account.");
            return SignInAnswer.Refused;
        }
        var result = await sessions.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return SignInAnswer.CodeWanted;
        return await AnswerAsync(result, user);
    }

    /// <param name="code">Six digits; spaces do not matter.</param>
    public async Task<SignInAnswer> WithCodeAsync(string code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { LockedAt: null } user) return SignInAnswer.Refused;
        return await AnswerAsync(await sessions.TwoFactorAuthenticatorSignInAsync(Plain(code), isPersistent: false, rememberClient: false), user);
    }

    public async Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { LockedAt: null } user) return SignInAnswer.Refused;
        if (await users.IsLockedOutAsync(user)) return SignInAnswer.Refused;
        var result = await sessions.TwoFactorRecoveryCodeSignInAsync(Plain(code));
        // Identity does not count wrong recovery codes; a guess here is worth as much as one at the password.
        if (!result.Succeeded) await users.AccessFailedAsync(user);
        return await AnswerAsync(result, user);
    }

    /// <summary>True between the right password and the code.</summary>
    public async Task<bool> IsCodeWantedAsync() => await sessions.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Ends this session in every tab.</summary>
    public async Task OutAsync(string? session, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await sessions.SignOutAsync();
        if (session is not null) open.EndSession(session);
    }

    private static string Plain(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));

    private async Task<SignInAnswer> AnswerAsync(SignInResult result, ConsoleUser user)
    {
        if (!result.Succeeded)
        {
            log.LogWarning("Sign-in refused for {Person}: {Reason}.", user.Id, result);
            return SignInAnswer.Refused;
        }
        await NoteAsync(user.Id);
        log.LogInformation("{Person} signed in.", user.Id);
        return user.MustChangePassword ? SignInAnswer.PasswordChangeWanted : SignInAnswer.SignedIn;
    }

    /// <summary>Notes when this was. An import may hold the store for a while: signing in does not wait for it, and goes without the note.</summary>
    private async Task NoteAsync(string id)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync();
        db.Database.SetCommandTimeout(1);
        try
        {
            await db.Database.OpenConnectionAsync();
            // SQLite's own patience comes before that of the command, and would make it several seconds.
            await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout = 0");
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSignInAt, now));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            log.LogInformation("The store was busy; the time of this sign-in was not kept.");
        }
    }
}
