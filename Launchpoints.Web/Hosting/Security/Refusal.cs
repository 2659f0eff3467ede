using Microsoft.AspNetCore.Mvc;

namespace Launchpoints.Web.Hosting.Security;

/// <summary>Says no over HTTP, as problem details (RFC 9457) with our code.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext http, int status, string code, string detail)
    {
        http.Response.StatusCode = status;
        var problem = new ProblemDetails
        {
            Status = status,
            Title = status == StatusCodes.Status401Unauthorized ? "Who is asking?" : "Refused",
            Detail = detail,
            Extensions = { ["code"] = code },
        };
        return http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }
}
