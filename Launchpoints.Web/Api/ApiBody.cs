using System.Text.Json;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Api;

/// <summary>Reads JSON bodies: bounded, and refusing what two parsers could read differently.</summary>
internal static class ApiBody
{
    /// <summary>A rule of the largest size and what goes around it.</summary>
    private const int MostBytes = RuleLimits.Bytes + (1024 * 1024);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 200, AllowDuplicateProperties = false };

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

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), Strict);
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
}
