using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Launchpoints.Benchmarks.Servers;

/// <summary>Calls of the HTTP contract; whatever is not a success ends the benchmark with what the server said.</summary>
internal static class WebCalls
{
    /// <summary>Sends a file of customers, Kristals or events as it lies on disk.</summary>
    /// <returns>How many rows were read; every one of them has to have been taken.</returns>
    public static async Task<long> ImportAsync(this HttpClient http, string noun, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, useAsync: true);
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var report = await AnswerAsync(await http.PostAsync($"/api/v1/{noun}/import?newAttributes=actionable", content, ct), ct);
        long read = report.GetProperty("read").GetInt64(), inserted = report.GetProperty("inserted").GetInt64();
        return read == inserted ? read : throw new InvalidOperationException($"Of {read} {noun} only {inserted} were taken: {report}");
    }

    public static async Task<JsonElement> PutAsync(this HttpClient http, string path, object body, CancellationToken ct) =>
        await AnswerAsync(await http.PutAsJsonAsync($"/api/v1{path}", body, ct), ct);

    public static async Task<JsonElement> PostAsync(this HttpClient http, string path, object body, CancellationToken ct) =>
        await AnswerAsync(await http.PostAsJsonAsync($"/api/v1{path}", body, ct), ct);

    public static async Task<JsonElement> GetJsonAsync(this HttpClient http, string path, CancellationToken ct) =>
        await AnswerAsync(await http.GetAsync($"/api/v1{path}", ct), ct);

    private static async Task<JsonElement> AnswerAsync(HttpResponseMessage response, CancellationToken ct)
    {
        string body = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(body)
            : throw new InvalidOperationException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.PathAndQuery} is {(int)response.StatusCode}: {body}");
    }
}
