using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>Calls of the HTTP contract as a client writes them.</summary>
internal static class ApiCalls
{
    public static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        this HttpClient api, HttpMethod method, string path, string? body = null, string type = "application/json", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await api.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        bool isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (answer.StatusCode, isJson && text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public static Task<(HttpStatusCode Status, JsonNode? Body)> ReadAsync(this HttpClient api, string path) => api.SendAsync(HttpMethod.Get, path);

    public static Task<(HttpStatusCode Status, JsonNode? Body)> PutAsync(this HttpClient api, string path, string body, string? ifMatch = null) =>
        api.SendAsync(HttpMethod.Put, path, body, ifMatch: ifMatch);

    public static Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(this HttpClient api, string path, string? body = null) =>
        api.SendAsync(HttpMethod.Post, path, body);

    public static Task<(HttpStatusCode Status, JsonNode? Body)> PatchAsync(this HttpClient api, string path, string body) =>
        api.SendAsync(HttpMethod.Patch, path, body);

    /// <summary>Imports CSV and gives the report.</summary>
    public static async Task<JsonNode> ImportAsync(this HttpClient api, string path, string content, string type = "text/csv")
    {
        var (status, body) = await api.SendAsync(HttpMethod.Post, path, content, type);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return body!;
    }

    public static (long Inserted, long Updated, long Unchanged, long Rejected) Counts(this JsonNode report) => (
        report["inserted"]!.GetValue<long>(), report["updated"]!.GetValue<long>(), report["unchanged"]!.GetValue<long>(), report["rejected"]!.GetValue<long>());

    public static string Code(this JsonNode? problem) => problem!["code"]!.GetValue<string>();

    public static string ETag(this HttpClient api, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = api.Send(request);
        return answer.Headers.ETag!.ToString();
    }

    public static string Compact(this JsonNode? node) => node!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
