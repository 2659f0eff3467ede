using System.CommandLine;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Relevance;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>How good the learned models are on published data, and what they cost.</summary>
internal static class RelevanceVerb
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "a folder with far-trans and gowalla", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("..", "shared", "data")) };
        var every = new Option<int>("--every") { Description = "measures every so many splits of FAR-Trans only, to try things", DefaultValueFactory = _ => 1 };
        var json = new Option<FileInfo?>("--json") { Description = "also write the rows, with the machine, into this file" };
        var command = new Command("relevance", "Measure the learned models on FAR-Trans and Gowalla.");
        command.Options.Add(data);
        command.Options.Add(every);
        command.Options.Add(json);
        command.SetAction(given =>
        {
            var report = new Report(new Dictionary<string, object> { ["every"] = given.GetValue(every) });
            string folder = given.GetValue(data)!.FullName;
            if (FarTrans.Load(folder) is { } farTrans)
            {
                new FarTransRun(farTrans, [.. Enumerable.Range(0, farTrans.Splits).Where(split => split % given.GetValue(every) == 0)], report).Measure();
            }
            else
            {
                Console.WriteLine($"Skipped: FAR-Trans is not in {folder}.");
            }

            report.Print(Console.Out);
            if (given.GetValue(json) is { } file)
            {
                report.Write(file.FullName);
            }
        });
        return command;
    }
}
