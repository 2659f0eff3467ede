using System.Text.Json;
using System.Text.Unicode;
using Launchpoints.Engine.Rules;
using Launchpoints.Web.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Launchpoints.Web.Api;

/// <summary>Reads JSON bodies: bounded, and refusing what two parsers could read differently.</summary>
internal static class ApiBody
{
    /// <summary>A rule of the largest size and what goes around it.</summary>
    private const int MostBytes = RuleLimits.Bytes + (1024 * 1024);

    private const int MostDepth = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    /// <summary>Reads the body and answers from it.</summary>
    public static async Task<IResult> ReadAsync(HttpContext http, Func<JsonElement, Task<IResult>> answer)
    {
        if (http.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return Answers.Problem(StatusCodes.Status415UnsupportedMediaType, "request.media_type", "Send JSON (application/json).");
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MostBytes)
            {
                return Answers.Problem(StatusCodes.Status413PayloadTooLarge, "request.too_large", "The body has more than 9 MiB; that is the limit.");
            }

            buffer.Write(chunk, 0, read);
        }

        var utf8 = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span))
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, [new("request.syntax", "", "The body is not UTF-8.")]);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException) when (IsTooDeep(utf8.Span))
        {
            // Nothing but a rule nests like that.
            return Answers.Problem(
                StatusCodes.Status422UnprocessableEntity,
                [new(RuleErrorCodes.TooDeep, "", $"The rule has more than {RuleLimits.Levels} levels of groups, 'where' included; that is the limit.")]);
        }
        catch (InvalidOperationException) // a name with half of a surrogate pair, by its escape
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, [new("request.syntax", "", "A name in the body is not valid Unicode.")]);
        }
        catch (JsonException e)
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest,
                [new("request.syntax", "", $"The body is not JSON that can be read: {e.Message}", (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1)]);
        }

        using (document)
        {
            return await answer(document.RootElement);
        }
    }

    /// <summary>For addresses that take no members: none at all, or an empty object.</summary>
    public static async Task<IResult> ReadNothingAsync(HttpContext http, Func<Task<IResult>> answer)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || http.Request.ContentLength == 0) return await answer();
        return await ReadAsync(http, async element =>
        {
            var body = new JsonObject(element, "", []);
            body.Done();
            return body.Problems.Count > 0 ? Answers.Failure(OutcomeKind.Invalid, body.Problems) : await answer();
        });
    }

    /// <summary>Whether more brackets are open at once than a body may nest. Stops at the first place that is no JSON.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MostDepth) return true;
            }
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= MostDepth;
        }

        return false;
    }
}
