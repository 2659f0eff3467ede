namespace Launchpoints.Web.Features.ApiKeys;

/// <param name="Text">The key itself; nobody can see it again.</param>
public sealed record NewApiKey(ApiKey Key, string Text);
