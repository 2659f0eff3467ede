using System.CommandLine;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Relevance;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>How good the learned models are on published data, and what they cost.</summary>
internal static class RelevanceVerb
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "a folder with far-trans and gowalla, laid out as the README says",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("..", "shared", "data")),
    };

    private static readonly Option<FileInfo?> Train = new("--train") { Description = "measure every model on this file instead: a line is a customer's number and those of the Kristals it has" };
    private static readonly Option<FileInfo?> Test = new("--test") { Description = "with --train: what they chose besides, in the same format" };
    private static readonly Option<FileInfo?> Top = new("--top") { Description = "with --train: write the blend's best 20 of each customer into this file, in the same format, best first" };
    private static readonly Option<int> Every = new("--every") { Description = "measure every so many splits of FAR-Trans only, to try things", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Catalogue = new("--catalogue")
    {
        Description = "customers, Kristals and events of the large catalogue; 0,0,0 leaves it out",
        DefaultValueFactory = _ => "1000000,50000,10000000",
    };

    private static readonly Option<FileInfo?> Json = new("--json") { Description = "also write the rows, with the machine, into this file" };

    public static Command Create()
    {
        var command = new Command("relevance", "Measure the learned models on FAR-Trans and Gowalla, or on files of one's own.");
        foreach (var option in new Option[] { Data, Train, Test, Top, Every, Catalogue, Json })
        {
            command.Options.Add(option);
        }

        command.SetAction(given =>
        {
            var report = new Report(new Dictionary<string, object> { ["every"] = given.GetValue(Every), ["catalogue"] = given.GetValue(Catalogue)! });
            if (given.GetValue(Train) is { } train)
            {
                Own(given, train, report);
            }
            else
            {
                Published(given, report);
            }

            report.Print(Console.Out);
            if (given.GetValue(Json) is { } file)
            {
                report.Write(file.FullName);
            }
        });
        return command;
    }

    private static void Own(ParseResult given, FileInfo train, Report report)
    {
        var test = given.GetValue(Test) ?? throw new InvalidOperationException("--train needs --test: a file of what the customers chose besides.");
        var data = PairData.Read(train.FullName, test.FullName);
        int[][] best = new PairRun(train.Name, data, RelevanceOptions.Default, report).Measure(null);
        if (given.GetValue(Top) is { } top)
        {
            PairFile.Write(top.FullName, data.Numbered(best));
        }
    }

    // The largest comes last, so that what it leaves behind weighs on nobody's memory.
    private static void Published(ParseResult given, Report report)
    {
        string folder = given.GetValue(Data)!.FullName;
        if (FarTrans.Load(folder) is { } farTrans)
        {
            int[] splits = [.. Enumerable.Range(0, farTrans.Splits).Where(split => split % given.GetValue(Every) == 0)];
            new FarTransRun(farTrans, splits, _ => RelevanceOptions.Default, report).Measure();
            new DecisionRun(farTrans, report).Measure();
        }
        else
        {
            Console.WriteLine($"Skipped: there is no far-trans in {folder}.");
        }

        string gowalla = Path.Combine(folder, "gowalla");
        if (Directory.Exists(gowalla))
        {
            new PairRun("Gowalla", PairData.Read(Path.Combine(gowalla, "train.txt.gz"), Path.Combine(gowalla, "test.txt.gz")), RelevanceOptions.Default, report)
                .Measure(PairTargets.Gowalla);
        }
        else
        {
            Console.WriteLine($"Skipped: there is no gowalla in {folder}.");
        }

        int[] sizes = [.. given.GetValue(Catalogue)!.Split(',').Select(int.Parse)];
        if (sizes is not [> 0, > 0, > 0])
        {
            Console.WriteLine("Skipped: the large catalogue was left out.");
            return;
        }

        CatalogueRun.Measure(sizes[0], sizes[1], sizes[2], report);
    }
}
