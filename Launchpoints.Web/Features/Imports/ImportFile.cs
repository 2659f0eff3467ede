using Launchpoints.Engine.Import;

namespace Launchpoints.Web.Features.Imports;

/// <summary>A spooled file that can be read from its beginning as often as needed.</summary>
internal sealed class ImportFile(string path, ImportOptions options)
{
    public long Length => new FileInfo(path).Length;

    public FileStream Open() => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read,
        BufferSize = 0, // the sources have a buffer of their own
        Options = FileOptions.SequentialScan,
    });

    public IImportSource Read(Stream stream)
    {
        IImportSource source = options.Format switch
        {
            ImportFormat.Csv => new CsvSource(stream),
            ImportFormat.Ndjson => new JsonSource(stream),
            _ => new JsonSource(stream, isArray: true),
        };
        return options.Columns.IsEmpty ? source : new MappedSource(source, options.Columns);
    }

    /// <summary>Reads it once to find out what its columns are.</summary>
    /// <param name="asked">Which columns are not known yet.</param>
    /// <param name="ct">Gives up between two rows.</param>
    public async Task<ImportSurvey> SurveyAsync(Func<string, bool> asked, CancellationToken ct)
    {
        await using var stream = Open();
        return await ImportSurvey.OfAsync(Read(stream), options.Kind, asked, ct);
    }

    /// <summary>The columns that a CSV file's header names; null for the other formats, whose columns show row by row.</summary>
    public async Task<IReadOnlyList<string>?> HeaderAsync(CancellationToken ct)
    {
        if (options.Format != ImportFormat.Csv) return null;
        await using var stream = Open();
        var source = Read(stream);
        await source.ReadAsync(ct);
        return source.Fatal is null ? source.Columns : null;
    }
}
