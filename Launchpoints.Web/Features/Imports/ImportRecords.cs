using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Imports as the store keeps them.</summary>
internal static class ImportRecords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static ImportRecord New(Actor actor, string fileName, ImportOptions options, string? spoolName, DateTimeOffset now) => new()
    {
        Kind = options.Kind.ToString(),
        FileName = fileName,
        Options = JsonSerializer.Serialize(options, Json),
        SpoolName = spoolName,
        Status = ImportStatus.Queued,
        CreatedAt = now,
        ActorId = actor.Id,
        ActorName = actor.DisplayName,
    };

    public static ImportOptions OptionsOf(ImportRecord record) => JsonSerializer.Deserialize<ImportOptions>(record.Options, Json)!;

    public static void Finish(ImportRecord record, ImportReport report, DateTimeOffset now)
    {
        record.Status = ImportStatus.Done;
        record.Read = report.Read;
        record.Inserted = report.Inserted;
        record.Updated = report.Updated;
        record.Unchanged = report.Unchanged;
        record.Rejected = report.Rejected;
        record.AttributesCreated = [.. report.AttributesCreated];
        record.SpoolName = null;
        record.FinishedAt = now;
    }
}
