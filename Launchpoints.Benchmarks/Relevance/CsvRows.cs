using System.IO.Compression;
using System.Text;
using Launchpoints.Engine.Import;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Reads a CSV file whole, plain or gzipped, by the names of its columns.</summary>
internal static class CsvRows
{
    /// <summary>The cells of every row, in the order of the columns asked for.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read as what it should be.</exception>
    public static IEnumerable<string[]> Read(string path, params string[] columns)
    {
        using var content = Open(path);
        var source = new CsvSource(content);
        int[]? places = null;
        while (Next(source))
        {
            if (source.RowError is { } error)
            {
                throw new InvalidOperationException($"{path}, line {source.Line}: {error.Message}");
            }

            places ??= [.. columns.Select(column => Place(source, column, path))];
            yield return [.. places.Select(place => Encoding.UTF8.GetString(source.Cell(place).Utf8))];
        }

        if (source.Fatal is { } fatal)
        {
            throw new InvalidOperationException($"{path}: {fatal.Message}");
        }
    }

    /// <summary>The content of a file, unpacked where its name says that it is packed.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    // Files are read to their end before anything else happens, so nothing is won by waiting for them in the background.
    private static bool Next(CsvSource source) => source.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static int Place(CsvSource source, string column, string path)
    {
        for (int place = 0; place < source.Columns.Count; place++)
        {
            if (source.Columns[place] == column)
            {
                return place;
            }
        }

        throw new InvalidOperationException($"{path} has no column {column}; it has {string.Join(", ", source.Columns)}.");
    }
}
