namespace Launchpoints.Web.Features.Accounts;

/// <param name="End">Leads the page of the circuit to sign-in; returns at once and may be called more than once.</param>
internal sealed record OpenSession(string PersonId, string SessionId, Action End);
