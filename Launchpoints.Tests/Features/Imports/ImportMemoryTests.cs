using System.Globalization;
using System.Text;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Features.Imports;

public sealed class ImportMemoryTests(ITestOutputHelper output)
{
    private const int Customers = 1_000, Columns = 8;
    private const int MiB = 1 << 20;

    /// <summary>Rows that say what is known, or say nothing that can be taken, leave nothing behind; so what a file takes beyond the store does not depend on its length.</summary>
    [Fact]
    public async Task Import_OfALongerFile_TakesNoMoreMemory()
    {
        if (!OperatingSystem.IsLinux()) return; // the peak is read from the kernel's books
        string directory = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        try
        {
            using var console = await ChildConsole.StartAsync(directory);
            await console.Api.ImportAsync("customers/import", File(Customers));
            byte[] once = Encoding.UTF8.GetBytes(File(200_000)), longer = Encoding.UTF8.GetBytes(File(600_000));
            long first = await PeakAsync(console, once), second = await PeakAsync(console, longer);
            output.WriteLine($"{once.Length / MiB} MiB: peak {first / MiB} MiB; {longer.Length / MiB} MiB: peak {second / MiB} MiB.");
            Assert.True(second - first < (longer.Length - once.Length) / 2, $"The peak went from {first / MiB} MiB to {second / MiB} MiB for {(longer.Length - once.Length) / MiB} MiB more.");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<long> PeakAsync(ChildConsole console, byte[] file)
    {
        using var content = new HeldContent(file, holdAt: 1);
        using var answer = await console.Api.PostAsync(new Uri("customers/import", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return console.PeakBytes;
    }

    private static string File(int rows)
    {
        var csv = new StringBuilder("key").AppendJoin("", Enumerable.Range(0, Columns).Select(c => $",text{c}")).Append('\n');
        for (int i = 0; i < rows; i++)
        {
            int customer = i % Customers;
            csv.Append(CultureInfo.InvariantCulture, $"customer-{customer:00000}");
            for (int column = 0; column < Columns; column++) csv.Append(CultureInfo.InvariantCulture, $",value {column}-{customer * column % 97:00}");
            csv.Append('\n');
        }

        return csv.ToString();
    }
}
