using System.Globalization;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Files in Gowalla's format: a line is a customer's number and then the numbers of Kristals, in any order. Plain or gzipped; empty lines say nothing.</summary>
internal static class PairFile
{
    /// <summary>The pairs of a file, as it has them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A line each: a customer, who may come again in another line, and Kristals, which may be none.</returns>
    /// <exception cref="InvalidOperationException">The file cannot be read as what it should be; says where.</exception>
    public static List<(long Customer, long[] Kristals)> Read(string path)
    {
        var lines = new List<(long Customer, long[] Kristals)>();
        int number = 0;
        try
        {
            using var reader = new StreamReader(CsvRows.Open(path));
            while (reader.ReadLine() is { } line)
            {
                number++;
                long[] numbers = [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Number(word, path, number))];
                if (numbers.Length > 0)
                {
                    lines.Add((numbers[0], numbers[1..]));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidOperationException($"{path} cannot be read{(number > 0 ? $" after line {number}" : "")}: {failure.Message}", failure);
        }

        return lines;
    }

    /// <summary>Writes rankings in the same format, best first.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<(long Customer, IEnumerable<long> Kristals)> rankings)
    {
        try
        {
            using var writer = new StreamWriter(path) { NewLine = "\n" };
            foreach (var (customer, kristals) in rankings)
            {
                writer.WriteLine(string.Join(' ', kristals.Prepend(customer).Select(n => n.ToString(CultureInfo.InvariantCulture))));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    private static long Number(string word, string path, int line) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? number
        : throw new InvalidOperationException(
            $"{path}, line {line}: '{(word.Length > 40 ? word[..40] + "…" : word)}' is no whole number from 0 to {long.MaxValue}. A line is a customer's number and those of Kristals, with spaces between them.");
}
