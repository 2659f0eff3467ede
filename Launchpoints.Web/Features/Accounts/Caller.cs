using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace Launchpoints.Web.Features.Accounts;

/// <summary>Finds the principal behind the present scope: of a circuit if this is one, else of the HTTP request.</summary>
internal sealed class Caller(CircuitScope circuit, AuthenticationStateProvider state, IHttpContextAccessor http)
{
    public async Task<ClaimsPrincipal?> PrincipalAsync()
    {
        // Within a circuit the HttpContext is that of a request long past; it must not be asked.
        if (circuit.Id is not null) return (await state.GetAuthenticationStateAsync()).User;
        return http.HttpContext?.User;
    }
}
