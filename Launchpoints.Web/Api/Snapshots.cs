using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api;

/// <summary>Questions are answered from one snapshot, whatever is written meanwhile, and their headers say which one and as of which instant.</summary>
internal static class Snapshots
{
    /// <summary>Equal values are the same state of the same store.</summary>
    public const string Header = "Launchpoints-Snapshot";

    /// <summary>The instant that was asked for, in ISO 8601.</summary>
    public const string AsOfHeader = "Launchpoints-As-Of";

    /// <summary>Marks an endpoint as a question.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(HoldAsync).WithMetadata(new Question());

    private static async ValueTask<object?> HoldAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var snapshot = http.RequestServices.GetRequiredService<Questions>().Hold();
        http.Response.Headers[Header] = snapshot.Name;
        object? answer = await next(context);
        if (snapshot.AsOf is { } asOf) http.Response.Headers[AsOfHeader] = DateLiteral.Write(asOf);
        return answer;
    }

    /// <summary>Endpoint metadata: the description names the two headers.</summary>
    public sealed class Question;
}
