using System.Globalization;
using Launchpoints.Engine.Import;
using Launchpoints.Web.Features.Imports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Launchpoints.Web.Api.Imports;

/// <summary>What came of an import; at most 100 errors.</summary>
internal sealed record ImportAnswer(
    long Read, long Inserted, long Updated, long Unchanged, long Rejected, IReadOnlyList<ImportError> Errors, IReadOnlyList<string> AttributesCreated);

internal static class ImportEndpoints
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";

    public static void MapImports(this RouteGroupBuilder api)
    {
        Map("/customers/import", ImportKind.Customers, "Import customers");
        Map("/kristals/import", ImportKind.Kristals, "Import Kristals");
        Map("/events/import", ImportKind.Events, "Import events", "application/json");
        api.MapGet("/imports/{id:int}/rejected-rows", RejectedRowsAsync).WithTags("Data").Produces<string>(200, Csv)
            .WithSummary("The rows that an import left out, as CSV that is safe to open in a spreadsheet");

        void Map(string pattern, ImportKind kind, string summary, params string[] more) => api
            .MapPost(pattern, (string? newAttributes, string? mode, HttpContext http, ImportWrites writes, CancellationToken ct) =>
                ImportAsync(kind, newAttributes, mode, http, writes, ct))
            .Takes("newAttributes", "mode").WithTags("Data").Accepts<string>(Csv, [Ndjson, .. more]).Produces<ImportAnswer>()
            .WithSummary(summary).WithDescription(
                "CSV with a header, or one flat JSON object a line. A bad row is rejected with its line and reason and the rest is loaded, in one transaction. "
                + "newAttributes is raw (default), actionable or refuse; mode is upsert (default) or replace.");
    }

    private static async Task<IResult> ImportAsync(
        ImportKind kind, string? newAttributes, string? mode, HttpContext http, ImportWrites writes, CancellationToken ct)
    {
        if (FormatOf(http.Request.ContentType, kind) is not { } format)
        {
            return Answers.Problem(
                StatusCodes.Status415UnsupportedMediaType, "request.media_type",
                $"Send {Csv} or {Ndjson}{(kind == ImportKind.Events ? ", or application/json for an array" : "")}.");
        }

        if (http.Request.Headers.ContentEncoding.Count > 0 && http.Request.Headers.ContentEncoding != "identity")
        {
            return Answers.Problem(StatusCodes.Status415UnsupportedMediaType, "request.media_type", "Send the file unpacked, without a Content-Encoding.");
        }

        NewAttributes? attributes = newAttributes switch
        {
            null or "raw" => NewAttributes.Raw,
            "actionable" => NewAttributes.Actionable,
            "refuse" => NewAttributes.Refuse,
            _ => null,
        };
        if (attributes is null) return ApiRequest.BadQuery("newAttributes", "'newAttributes' is raw, actionable or refuse.");
        ImportMode? how = mode switch { null or "upsert" => ImportMode.Upsert, "replace" => ImportMode.Replace, _ => null };
        if (how is null) return ApiRequest.BadQuery("mode", "'mode' is upsert or replace.");

        // Streamed to disk, so the size is bounded by the disk and not by a number.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var outcome = await writes.ImportAsync(http.Request.Body, $"over HTTP ({kind})", new ImportOptions(kind, format, how.Value, attributes.Value), ct);
        return Answers.Of(outcome, report =>
        {
            http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/imports/{report.Import}/rejected-rows");
            return Answers.Json(new ImportAnswer(
                report.Read, report.Inserted, report.Updated, report.Unchanged, report.Rejected, report.Errors, report.AttributesCreated));
        });
    }

    private static async Task<IResult> RejectedRowsAsync(int id, HttpContext http, ImportReads reads, CancellationToken ct)
    {
        var found = await reads.FindAsync(id, ct);
        return Answers.Of(found, _ => RejectedRowsFile.Of(id, reads));
    }

    private static ImportFormat? FormatOf(string? contentType, ImportKind kind)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return null;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            Csv => ImportFormat.Csv,
            Ndjson or "application/ndjson" or "application/jsonl" => ImportFormat.Ndjson,
            "application/json" when kind == ImportKind.Events => ImportFormat.JsonArray,
            _ => null,
        };
    }
}
