using System.Security.Claims;
using Launchpoints.Web.Configuration;
using Launchpoints.Web.Features.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>Marks the scope as a circuit's, counts it against its person, and takes it off the list when it closes.</summary>
internal sealed class SessionCircuitHandler(
    CircuitScope scope, CircuitSession session, OpenSessions open, AuthenticationStateProvider state, IOptions<LaunchpointsOptions> options) : CircuitHandler
{
    // First: other handlers may already ask who is calling.
    public override int Order => -100;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        scope.Id = circuit.Id;
        var user = (await state.GetAuthenticationStateAsync()).User;
        var person = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var count = open.Add(circuit.Id, new(person, user.FindFirstValue(SessionClaims.Session) ?? "", session.End));
        scope.Refused = count > options.Value.CircuitsPerPerson;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        open.Remove(circuit.Id);
        return Task.CompletedTask;
    }
}
