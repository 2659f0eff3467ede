using System.CommandLine;
using System.Globalization;
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
    private static readonly Option<FileInfo?> Top = OutputFile.Option("--top", "with --train: write the blend's best 20 of each customer into this file, in the same format, best first");
    private static readonly Option<bool> Choose = new("--choose") { Description = "print what parameters were tried on the training data and which were chosen, instead of measuring" };
    private static readonly Option<int> Every = new("--every") { Description = "measure every so many splits of FAR-Trans only, to try things", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Catalogue = new("--catalogue")
    {
        Description = "customers, Kristals and events of the large catalogue; 0,0,0 leaves it out",
        DefaultValueFactory = _ => "1000000,50000,10000000",
        Validators =
        {
            given =>
            {
                string[] sizes = given.GetValueOrDefault<string>().Split(',');
                if (sizes.Length != 3 || !sizes.All(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                {
                    given.AddError("--catalogue needs three whole numbers with commas between them: customers, Kristals and events.");
                }
            },
        },
    };

    private static readonly Option<FileInfo?> Json = OutputFile.Option("--json", "also write the rows, with the machine, into this file");

    public static Command Create()
    {
        var command = new Command("relevance", "Measure the learned models on FAR-Trans and Gowalla, or on files of one's own.");
        foreach (var option in new Option[] { Data, Train, Test, Top, Choose, Every, Catalogue, Json })
        {
            command.Options.Add(option);
        }

        command.SetAction(given =>
        {
            int[] catalogue = [.. given.GetValue(Catalogue)!.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
            var report = new Report(new Dictionary<string, object> { ["every"] = given.GetValue(Every), ["catalogue"] = given.GetValue(Catalogue)! });
            if (given.GetValue(Choose))
            {
                Choosing(given);
                return;
            }

            if (given.GetValue(Train) is { } train)
            {
                Own(train, Tested(given), given.GetValue(Top), report);
            }
            else
            {
                Published(given, catalogue, report);
            }

            report.Print(Console.Out);
            if (given.GetValue(Json) is { } file)
            {
                report.Write(file.FullName);
            }
        });
        return command;
    }

    private static FileInfo Tested(ParseResult given) =>
        given.GetValue(Test) ?? throw new InvalidOperationException("--train needs --test: a file of what the customers chose besides.");

    private static void Choosing(ParseResult given)
    {
        if (given.GetValue(Train) is { } train)
        {
            PairChoice.Choose(train.Name, PairData.Read(train.FullName, Tested(given).FullName), Console.Out);
            return;
        }

        if (FarTransOf(given) is { } farTrans)
        {
            var choice = new FarTransChoice(farTrans, Splits(given, farTrans));
            choice.Print(Console.Out);
            Console.WriteLine($"  chosen by all of them: {choice.Last.Prior}, {choice.Last.Similar}, {choice.Last.Blend}");
        }

        if (GowallaOf(given) is { } gowalla)
        {
            PairChoice.Choose("Gowalla", gowalla, Console.Out);
        }

        Console.WriteLine($"\nThe engine's own: {RelevanceOptions.Default}");
    }

    private static void Own(FileInfo train, FileInfo test, FileInfo? top, Report report)
    {
        var data = PairData.Read(train.FullName, test.FullName);
        int[][] best = new PairRun(train.Name, data, RelevanceOptions.Default, report).Measure(null);
        if (top is not null)
        {
            PairFile.Write(top.FullName, data.Numbered(best));
        }
    }

    // The largest comes last, so that what it leaves behind weighs on nobody's memory.
    private static void Published(ParseResult given, int[] catalogue, Report report)
    {
        if (FarTransOf(given) is { } farTrans)
        {
            int[] splits = Splits(given, farTrans);
            new FarTransRun(farTrans, splits, new FarTransChoice(farTrans, splits).Of, report).Measure();
            new DecisionRun(farTrans, report).Measure();
        }

        if (GowallaOf(given) is { } gowalla)
        {
            new PairRun("Gowalla", gowalla, RelevanceOptions.Default, report).Measure(PairTargets.Gowalla);
        }

        if (catalogue is not [> 0, > 0, > 0])
        {
            Console.WriteLine("Skipped: the large catalogue was left out.");
            return;
        }

        CatalogueRun.Measure(catalogue[0], catalogue[1], catalogue[2], report);
    }

    private static int[] Splits(ParseResult given, FarTrans data) => [.. Enumerable.Range(0, data.Splits).Where(split => split % given.GetValue(Every) == 0)];

    private static FarTrans? FarTransOf(ParseResult given)
    {
        var data = FarTrans.Load(given.GetValue(Data)!.FullName);
        if (data is null)
        {
            Console.WriteLine($"Skipped: there is no far-trans in {given.GetValue(Data)}.");
        }

        return data;
    }

    private static PairData? GowallaOf(ParseResult given)
    {
        string folder = Path.Combine(given.GetValue(Data)!.FullName, "gowalla");
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"Skipped: there is no gowalla in {given.GetValue(Data)}.");
            return null;
        }

        return PairData.Read(Path.Combine(folder, "train.txt.gz"), Path.Combine(folder, "test.txt.gz"));
    }
}
