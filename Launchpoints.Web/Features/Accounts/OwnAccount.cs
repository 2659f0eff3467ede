using System.Text.Encodings.Web;
using Launchpoints.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>
/// What people do with their own account. Asks for a running session instead of a permission, since it must also work while a temporary
/// password opens nothing else. Needs an HTTP request under way: the session that makes a change goes on, every other one ends.
/// </summary>
internal sealed class OwnAccount(
    Caller caller, SessionReader reader, UserManager<ConsoleUser> users, SignInManager<ConsoleUser> sessions, OpenSessions open, ILogger<OwnAccount> log)
{
    private const int RecoveryCodes = 10;

    public async Task<OwnAccountView> ReadAsync(CancellationToken ct)
    {
        var user = await MeAsync(ct);
        return new(user.Email!, user.DisplayName, user.TwoFactorEnabled, await users.CountRecoveryCodesAsync(user), user.MustChangePassword, open.CountOf(user.Id));
    }

    public async Task<Outcome<bool>> ChangePasswordAsync(string current, string next, CancellationToken ct)
    {
        var user = await MeAsync(ct);
        if (await RefusesAsync(user, current) is { } refusal) return refusal;
        if (current == next) return Outcome.Invalid("account.passwordSame", "/next", "Choose a password that differs from the present one.");
        var changed = await users.ChangePasswordAsync(user, current, next);
        if (!changed.Succeeded) return changed.Failed("/next");
        user.MustChangePassword = false;
        await users.UpdateAsync(user);
        await EndOthersAsync(user, "password changed");
        return Outcome.Ok(true);
    }

    /// <summary>The key to be entered in the app; the same until it is confirmed.</summary>
    public async Task<Outcome<TwoFactorSetup>> BeginTwoFactorAsync(CancellationToken ct)
    {
        var user = await MeAsync(ct);
        if (user.TwoFactorEnabled) return Outcome.Conflict("account.twoFactorOn", "Two-factor sign-in is on already.");
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            key = (await users.GetAuthenticatorKeyAsync(user))!;
            // A new key changes the security stamp; this session goes on.
            await sessions.RefreshSignInAsync(user);
        }
        var label = UrlEncoder.Default.Encode($"Launchpoints:{user.Email}");
        var grouped = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        return Outcome.Ok(new TwoFactorSetup(grouped, $"otpauth://totp/{label}?secret={key}&issuer=Launchpoints&digits=6"));
    }

    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> ConfirmTwoFactorAsync(string code, CancellationToken ct)
    {
        var user = await MeAsync(ct);
        var plain = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, plain))
            return Outcome.Invalid("account.code", "/code", "This code does not fit. Check that the phone's clock is right, and take the newest code.");
        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await EndOthersAsync(user, "two-factor on");
        return Outcome.Ok<IReadOnlyList<string>>([.. codes!]);
    }

    public async Task<Outcome<bool>> TurnTwoFactorOffAsync(string password, CancellationToken ct)
    {
        var user = await MeAsync(ct);
        if (await RefusesAsync(user, password) is { } refusal) return refusal;
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await EndOthersAsync(user, "two-factor off");
        return Outcome.Ok(true);
    }

    /// <returns>New recovery codes; the former ones stop working.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(string password, CancellationToken ct)
    {
        var user = await MeAsync(ct);
        if (await RefusesAsync(user, password) is { } refusal) return refusal;
        if (!user.TwoFactorEnabled) return Outcome.Conflict("account.twoFactorOff", "Turn two-factor sign-in on first.");
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        return Outcome.Ok<IReadOnlyList<string>>([.. codes!]);
    }

    public async Task EndOtherSessionsAsync(CancellationToken ct) => await EndOthersAsync(await MeAsync(ct), "other sessions ended");

    private async Task<ConsoleUser> MeAsync(CancellationToken ct)
    {
        var principal = await caller.PrincipalAsync();
        var state = await reader.ReadAsync(principal, ct);
        var user = state.Actor is { Kind: ActorKind.Person } actor ? await users.FindByIdAsync(actor.Id) : null;
        return user ?? throw new AccessDeniedException(Permission.Read, signedIn: false);
    }

    /// <summary>Asks for the password again before something that an open, unwatched console should not be able to do.</summary>
    private async Task<Failure?> RefusesAsync(ConsoleUser user, string password)
    {
        if (!await users.IsLockedOutAsync(user))
        {
            if (await users.CheckPasswordAsync(user, password)) return null;
            await users.AccessFailedAsync(user);
        }
        return Outcome.Invalid("account.password", "/password", "This is not your present password, or there were too many attempts; then wait 15 minutes.");
    }

    private async Task EndOthersAsync(ConsoleUser user, string why)
    {
        await users.UpdateSecurityStampAsync(user);
        await sessions.RefreshSignInAsync(user);
        open.EndPerson(user.Id);
        log.LogInformation("{Person}: {Why}.", user.Id, why);
    }
}
