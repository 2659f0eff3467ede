using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Launchpoints.Web.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Launchpoints.Web.Api;

/// <summary>Turns what operations say into HTTP.</summary>
internal static class Answers
{
    private const int MostErrors = 1000;

    /// <summary>JSON with an ETag: of the version where there is one, else of the content.</summary>
    /// <param name="options">How it is written; null for <see cref="ApiJson.Options"/>.</param>
    public static IResult Json<T>(T value, long? version = null, int status = StatusCodes.Status200OK, JsonSerializerOptions? options = null) =>
        new JsonAnswer<T>(value, version, status, options ?? ApiJson.Options);

    public static IResult Of<T>(Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Succeeded ? answer(outcome.Value) : Failure(outcome.Kind, outcome.Problems);

    public static IResult Failure(OutcomeKind kind, IReadOnlyList<Problem> problems) => Problem(StatusOf(kind, problems), problems);

    public static IResult Problem(int status, string code, string detail) => new ProblemAnswer(status, code, detail, []);

    public static IResult Problem(int status, IReadOnlyList<Problem> problems)
    {
        string code = problems.Count == 0 ? "request.failed" : problems[0].Code;
        string detail = problems.Count == 0 ? "The request failed." : problems[0].Message;
        return new ProblemAnswer(status, code, detail, problems);
    }

    private static int StatusOf(OutcomeKind kind, IReadOnlyList<Problem> problems) => kind switch
    {
        OutcomeKind.NotFound => StatusCodes.Status404NotFound,
        OutcomeKind.Conflict => problems.Any(p => p.Code == Expected.Code) ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        // What the request's form is wrong in comes before what it says.
        _ => problems.Any(p => p.Code.StartsWith("request.", StringComparison.Ordinal)) ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
    };

    private sealed class JsonAnswer<T>(T value, long? version, int status, JsonSerializerOptions options) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, options);
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            response.Headers.CacheControl = "no-store";
            response.Headers.ETag = version is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"\"{number}\"")
                : $"W/\"{Convert.ToHexString(SHA256.HashData(body).AsSpan(0, 12))}\"";
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private sealed class ProblemAnswer(int status, string code, string detail, IReadOnlyList<Problem> problems) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            var problem = new ApiProblem(
                "about:blank",
                ReasonPhrases.GetReasonPhrase(status),
                status,
                code,
                detail,
                [.. problems.Take(MostErrors).Select(p => new ApiError(p.Code, p.Path, p.Line, p.Column, p.Message, p.Suggestion))]);
            return Results.Json(problem, ApiJson.Options, "application/problem+json", status).ExecuteAsync(httpContext);
        }
    }
}
