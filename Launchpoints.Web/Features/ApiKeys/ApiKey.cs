namespace Launchpoints.Web.Features.ApiKeys;

/// <summary>An API key as people see it after it was made.</summary>
public sealed record ApiKey(string Id, string Name, string Hint, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);
