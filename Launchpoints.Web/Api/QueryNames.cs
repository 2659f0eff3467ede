namespace Launchpoints.Web.Api;

/// <summary>The query parameters that an endpoint takes; any other is refused.</summary>
internal sealed record QueryNames(IReadOnlyList<string> Names);
