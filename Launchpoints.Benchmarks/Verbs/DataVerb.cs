using System.CommandLine;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Writes the data set as files and measures nothing: to look at it, or to import it by hand.</summary>
internal static class DataVerb
{
    public static Command Create()
    {
        var sizes = new SizeOptions();
        var command = new Command("data", "Write the seeded data set as files in the import format.");
        sizes.AddTo(command);
        command.SetAction(given =>
        {
            var files = SeededFiles.Prepare(sizes.Sizes(given), sizes.Work(given));
            Console.WriteLine(files.Folder);
        });
        return command;
    }
}
