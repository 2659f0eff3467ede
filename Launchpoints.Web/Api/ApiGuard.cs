using Launchpoints.Engine.Rules;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Api;

/// <summary>What every endpoint has in common: unknown query parameters are refused, and a denied operation is 401 or 403.</summary>
internal static class ApiGuard
{
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var known = http.GetEndpoint()?.Metadata.GetMetadata<QueryNames>()?.Names ?? [];
        var unknown = http.Request.Query.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)).ToList();
        if (unknown.Count > 0)
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest,
                [
                    .. unknown.Select(name => new Problem(
                        "request.unknown_parameter", $"?{name}", $"There is no query parameter '{name}' here.", Suggestion: NearestName.Of(name, known))),
                ]);
        }

        var twice = known.FirstOrDefault(name => http.Request.Query[name].Count > 1);
        if (twice is not null) return ApiRequest.BadQuery(twice, $"'{twice}' is given twice.");
        try
        {
            return await next(context);
        }
        catch (AccessDeniedException e)
        {
            return e.SignedIn
                ? Answers.Problem(StatusCodes.Status403Forbidden, "auth.scope_missing", e.Message)
                : Answers.Problem(StatusCodes.Status401Unauthorized, "auth.key_missing", "Send 'Authorization: Bearer <key>' with a key that is valid.");
        }
        catch (BadHttpRequestException e)
        {
            return Answers.Problem(e.StatusCode, "request.syntax", e.Message);
        }
        catch (Exception e) when (Faults.Describe(e) is { } fault)
        {
            Log(http, e);
            return Answers.Problem(fault.Status, fault.Code, fault.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log(http, e);
            return Answers.Problem(StatusCodes.Status500InternalServerError, "server.fault", $"The request failed through a fault of ours; the log has it under {http.TraceIdentifier}.");
        }
    }

    private static void Log(HttpContext http, Exception e) => http.RequestServices.GetRequiredService<ILoggerFactory>()
        .CreateLogger(typeof(ApiGuard)).LogError(e, "The request {Id} failed.", http.TraceIdentifier);

    /// <summary>Says which query parameters an endpoint takes.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder builder, params string[] names)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new QueryNames(names));
}
