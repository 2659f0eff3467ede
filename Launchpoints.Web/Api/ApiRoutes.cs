using Launchpoints.Web.Api.Attributes;
using Launchpoints.Web.Api.Customers;
using Launchpoints.Web.Api.Decisions;
using Launchpoints.Web.Api.Exposures;
using Launchpoints.Web.Api.Imports;
using Launchpoints.Web.Api.Kristals;
using Launchpoints.Web.Api.Placements;
using Launchpoints.Web.Api.Qualification;
using Launchpoints.Web.Api.Ribbons;
using Launchpoints.Web.Api.Rules;
using Launchpoints.Web.Api.Segments;
using Launchpoints.Web.Api.Settings;

namespace Launchpoints.Web.Api;

/// <summary>One line per noun.</summary>
internal static class ApiRoutes
{
    public static void MapNouns(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter(ApiGuard.RunAsync);
        api.DisableAntiforgery(); // keys are not sent by browsers on their own
        api.DescribeFailures();
        api.MapAttributes();
        api.MapCustomers();
        api.MapKristals();
        api.MapSuitability();
        api.MapImports();
        api.MapSegments();
        api.MapRibbons();
        api.MapPlacements();
        api.MapSettings();
        api.MapRules();
        api.MapQualification();
        api.MapDecisions();
        api.MapExposures();
    }

    /// <summary>Says in the description which failures an endpoint can answer with.</summary>
    private static void DescribeFailures(this IEndpointConventionBuilder api) => api.Add(endpoint =>
    {
        bool writes = !HttpMethods.IsGet(endpoint.Metadata.OfType<IHttpMethodMetadata>().FirstOrDefault()?.HttpMethods[0] ?? HttpMethods.Get);
        bool named = endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 };
        bool puts = endpoint.Metadata.OfType<IHttpMethodMetadata>().FirstOrDefault()?.HttpMethods.Contains(HttpMethods.Put) == true;
        foreach (var (status, applies) in new[]
        {
            (StatusCodes.Status400BadRequest, true), (StatusCodes.Status401Unauthorized, true), (StatusCodes.Status403Forbidden, true),
            (StatusCodes.Status404NotFound, named || writes), (StatusCodes.Status409Conflict, named && writes), (StatusCodes.Status412PreconditionFailed, puts),
            (StatusCodes.Status422UnprocessableEntity, writes),
        })
        {
            if (applies) endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), ["application/problem+json"]));
        }
    });

    /// <summary>Gives a body to answers that the server itself gives without one, such as an unknown address or a wrong method.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.UseStatusCodePages(context =>
        {
            var http = context.HttpContext;
            var (code, message) = http.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => ("request.unknown_address", "There is nothing at this address."),
                StatusCodes.Status405MethodNotAllowed => ("request.method", $"This address takes {http.Response.Headers.Allow}."),
                StatusCodes.Status415UnsupportedMediaType => ("request.media_type", "This address takes another content type; /openapi/v1.json says which."),
                _ => ("request.failed", "The request failed."),
            };
            return Answers.Problem(http.Response.StatusCode, code, message).ExecuteAsync(http);
        }));
}
