using System.Text;
using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Web.Api.Imports;

/// <summary>The report of an import's rejected rows, as HTTP and the console's download send it.</summary>
internal static class RejectedRowsFile
{
    public static IResult Of(int import, ImportReads reads) => Results.Stream(
        async stream =>
        {
            // With a byte order mark, which spreadsheets need to take it for UTF-8.
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await reads.WriteRejectedRowsAsync(import, writer, CancellationToken.None);
        },
        "text/csv; charset=utf-8",
        $"rejected-rows-{import}.csv");

    /// <summary>The way of the console's pages, with a session instead of a key.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder app) => app
        .MapGet("/downloads/imports/{id:int}/rejected-rows.csv", async (int id, ImportReads reads, CancellationToken ct) =>
            (await reads.FindAsync(id, ct)).Succeeded ? Of(id, reads) : Results.NotFound())
        .ExcludeFromDescription();
}
