using System.CommandLine;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Options that name a file to be written once everything is measured.</summary>
internal static class OutputFile
{
    /// <summary>An option whose file is created at once: that it cannot be written is said before anything is measured.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What goes into the file.</param>
    public static Option<FileInfo?> Option(string name, string description)
    {
        var option = new Option<FileInfo?>(name) { Description = description };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<FileInfo?>() is not { } file)
            {
                return;
            }

            try
            {
                Directory.CreateDirectory(file.DirectoryName!);
                using var created = file.Open(FileMode.OpenOrCreate, FileAccess.Write);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                given.AddError($"{name}: {file.FullName} cannot be written. {e.Message}");
            }
        });
        return option;
    }
}
