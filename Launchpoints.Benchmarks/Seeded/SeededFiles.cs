namespace Launchpoints.Benchmarks.Seeded;

/// <summary>The data set as files that the product imports and the opponents read; written once for each size and seed.</summary>
/// <param name="folder">The folder of one data set.</param>
internal sealed class SeededFiles(string folder)
{
    public string Folder { get; } = Path.GetFullPath(folder);

    public string Customers => Path.Combine(Folder, "customers.csv");

    public string Kristals => Path.Combine(Folder, "kristals.csv");

    public string Events => Path.Combine(Folder, "events.csv");

    /// <summary>The files of a data set below a folder for all of them; written now where they are not there yet.</summary>
    public static SeededFiles Prepare(SeededSizes sizes, string work)
    {
        var files = new SeededFiles(Path.Combine(work, sizes.ToString()));
        Directory.CreateDirectory(files.Folder);
        Write(files.Kristals, path => WriteKristals(path, sizes));
        Write(files.Customers, path => WriteCustomers(path, sizes));
        Write(files.Events, path => WriteEvents(path, sizes));
        return files;
    }

    // Under another name first: a file of the right name is whole.
    private static void Write(string path, Action<string> write)
    {
        if (!File.Exists(path))
        {
            write(path + ".part");
            File.Move(path + ".part", path);
        }
    }

    private static void WriteKristals(string path, SeededSizes sizes)
    {
        using var file = new CsvFile(path, ["key", "title", "active", .. SeededAttribute.OfKristals.Select(a => a.Key)]);
        foreach (var kristal in SeededKristals.Catalogue(sizes.Seed))
        {
            file.Text(kristal.Key);
            file.Text(kristal.Title);
            file.Text(kristal.Active ? "true" : "false");
            Values(file, SeededAttribute.OfKristals, kristal);
        }
    }

    private static void WriteCustomers(string path, SeededSizes sizes)
    {
        using var file = new CsvFile(path, ["key", .. SeededAttribute.OfCustomers.Select(a => a.Key)]);
        foreach (var customer in new SeededCustomers(sizes).All())
        {
            file.Text(customer.Key);
            Values(file, SeededAttribute.OfCustomers, customer);
        }
    }

    private static void WriteEvents(string path, SeededSizes sizes)
    {
        string[] kristals = [.. Enumerable.Range(0, SeededSizes.Kristals + SeededEvents.LeftCatalogue).Select(SeededKristals.KeyOf)];
        using var file = new CsvFile(path, ["customer", "type", "time", "kristal", .. SeededAttribute.OfEvents.Select(a => a.Key)]);
        foreach (var happened in new SeededEvents(sizes).All())
        {
            file.Text(SeededCustomers.KeyOf(happened.Customer));
            file.Text(SeededEvents.Types[happened.Type]);
            file.Date(happened.Time);
            file.Text(happened.Kristal < 0 ? null : kristals[happened.Kristal]);
            Values(file, SeededAttribute.OfEvents, happened);
        }
    }

    private static void Values(CsvFile file, IReadOnlyList<SeededAttribute> attributes, object holder)
    {
        foreach (var attribute in attributes)
        {
            file.Value(attribute.Of(holder));
        }

        file.EndRow();
    }
}
