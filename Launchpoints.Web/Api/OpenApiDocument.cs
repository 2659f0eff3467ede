using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Microsoft.OpenApi;

namespace Launchpoints.Web.Api;

/// <summary>What the OpenAPI document says beyond what the endpoints say themselves.</summary>
internal static class OpenApiDocument
{
    private const string Scheme = "key";

    public static void AddDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Launchpoints",
                    Version = "v1",
                    Description = "Segments, ribbons and decisions of a digital wealth platform. Errors are problem details with a stable 'code', and 'errors' where there are several. "
                        + "Each GET gives an ETag; a PUT with an If-Match that is no longer true is 412. '%2F' stands for a slash inside a key.",
                };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "An API key with the scopes read, ingest, author or admin.",
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (Describe(context.JsonTypeInfo.Type) is { } description) schema.Description = description;
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                {
                    parameter.Description ??= ParameterOf(parameter.Name);
                }

                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Snapshots.Question>().Any()) NameSnapshot(operation);
                return Task.CompletedTask;
            });
        });
    }

    private static void NameSnapshot(OpenApiOperation operation)
    {
        if (operation.Responses?.GetValueOrDefault("200") is not OpenApiResponse answer) return;
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        answer.Headers[Snapshots.Header] = new OpenApiHeader
        {
            Description = "The snapshot that the whole answer is from: equal values are the same state of the same store.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        answer.Headers[Snapshots.AsOfHeader] = new OpenApiHeader
        {
            Description = "The instant that the answer is about.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        };
    }

    private static string? Describe(Type type) =>
        type == typeof(Group) ? "A group of rules: { \"combinator\": \"and\" or \"or\", \"not\", \"rules\": [groups and conditions] }."
        : type == typeof(AttributeValue) ? "A text, a number, true or false, an ISO 8601 instant, or a list of texts, by the attribute's type."
        : type == typeof(EventWindow) ? "{ \"last\": 14, \"unit\": \"day\" } or { \"from\", \"to\" }, either end alone too."
        : null;

    private static string? ParameterOf(string? name) => name switch
    {
        "asOf" => "The instant to ask for, ISO 8601; now unless said. Moves the clock only.",
        "key" => "A key that people or the platform chose.",
        "scope" => "customer, kristal or event.",
        "placement" => "A placement's key.",
        "explain" => "true for the reasons.",
        "exposure" => "true for what POST /exposures takes once the decision was delivered.",
        "customer" => "A customer's key.",
        "ribbon" => "A ribbon's key.",
        "limit" => "How many at most.",
        "after" => "The last key, or number, of the page before.",
        "newAttributes" => "raw (default), actionable or refuse.",
        "mode" => "upsert (default) or replace.",
        _ => null,
    };
}
