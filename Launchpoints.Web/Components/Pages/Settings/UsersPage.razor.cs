using System.Security.Claims;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Launchpoints.Web.Components.Pages.Settings;

public sealed partial class UsersPage : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private IReadOnlyList<Person>? people;
    private IReadOnlyList<Problem>? problems;
    private Invitation? handOver;
    private bool inviting;
    private string? said;
    private string? myId;

    [Inject]
    private People People { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Session { get; set; }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Session is not null) myId = (await Session).User.FindFirstValue(ClaimTypes.NameIdentifier);
        people = await People.ListAsync(stop.Token);
    }

    private void BeginInvite()
    {
        inviting = true;
        handOver = null;
        problems = null;
    }

    private void CancelInvite()
    {
        inviting = false;
        problems = null;
    }

    private async Task InviteAsync(InviteModel model)
    {
        var invited = await People.InviteAsync(model.Email.Trim(), model.DisplayName, model.Role, stop.Token);
        problems = invited.Problems;
        if (!invited.Succeeded) return;
        inviting = false;
        handOver = invited.Value;
        said = $"{model.DisplayName} was invited.";
        people = await People.ListAsync(stop.Token);
    }

    private Task ChangeRoleAsync(Person person, string role) =>
        ShowAsync(People.ChangeRoleAsync(person.Id, role, stop.Token), $"{person.DisplayName} is now {role}.");

    private Task LockAsync(Person person) => ShowAsync(People.LockAsync(person.Id, stop.Token), $"{person.DisplayName} is locked out.");

    private Task UnlockAsync(Person person) => ShowAsync(People.UnlockAsync(person.Id, stop.Token), $"{person.DisplayName} may sign in again.");

    private Task EndSessionsAsync(Person person) =>
        ShowAsync(People.EndSessionsAsync(person.Id, stop.Token), $"The sessions of {person.DisplayName} were ended.");

    private Task RemoveTwoFactorAsync(Person person) =>
        ShowAsync(People.RemoveTwoFactorAsync(person.Id, stop.Token), $"{person.DisplayName} signs in with the password alone now.");

    private async Task ResetPasswordAsync(Person person)
    {
        var reset = await People.ResetPasswordAsync(person.Id, stop.Token);
        problems = reset.Problems;
        handOver = reset.Value;
        said = reset.Succeeded ? $"{person.DisplayName} has a new temporary password." : null;
        people = await People.ListAsync(stop.Token);
    }

    private async Task ShowAsync(Task<Outcome<string>> change, string done)
    {
        var outcome = await change;
        problems = outcome.Problems;
        said = outcome.Succeeded ? done : null;
        // Also after a refusal: the list then shows again what is, not what was chosen.
        people = await People.ListAsync(stop.Token);
    }
}
