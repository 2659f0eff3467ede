using System.Globalization;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Files in Gowalla's format: a line is a customer's number and then the numbers of Kristals. Plain or gzipped.</summary>
internal static class PairFile
{
    /// <summary>The Kristals by customer, as the file has them; customers without a line have none.</summary>
    public static int[][] Read(string path)
    {
        var lines = new List<(int Customer, int[] Kristals)>();
        using var reader = new StreamReader(CsvRows.Open(path));
        while (reader.ReadLine() is { } line)
        {
            int[] numbers;
            try
            {
                numbers = [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))];
            }
            catch (Exception notANumber) when (notANumber is FormatException or OverflowException)
            {
                throw new InvalidOperationException($"{path}, line {lines.Count + 1}: a line is whole numbers from 0 with spaces between them.", notANumber);
            }

            if (numbers.Length > 0)
            {
                lines.Add((numbers[0], numbers[1..]));
            }
        }

        var rows = new int[lines.Count == 0 ? 0 : lines.Max(l => l.Customer) + 1][];
        Array.Fill(rows, []);
        foreach (var (customer, kristals) in lines)
        {
            rows[customer] = [.. rows[customer], .. kristals];
        }

        return rows;
    }

    /// <summary>Writes rankings in the same format, best first.</summary>
    public static void Write(string path, int[][] rankings)
    {
        using var writer = new StreamWriter(path);
        for (int customer = 0; customer < rankings.Length; customer++)
        {
            writer.WriteLine(string.Join(' ', rankings[customer].Prepend(customer).Select(n => n.ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>Rows as a matrix without times.</summary>
    public static Interactions Matrix(int[][] rows, int customers, int kristals) => Interactions.Of(
        customers,
        kristals,
        [.. rows.SelectMany((row, customer) => Enumerable.Repeat(customer, row.Length))],
        [.. rows.SelectMany(row => row)],
        []);
}
