using System.CommandLine;
using Launchpoints.Benchmarks.Measuring;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The options of every verb that measures.</summary>
internal sealed class ReportOptions
{
    private readonly Option<int> _rounds = new("--rounds") { Description = "rounds; each asks every contestant, and medians are taken over them", DefaultValueFactory = _ => 5 };
    private readonly Option<FileInfo?> _json = OutputFile.Option("--json", "also write the rows, with machine, sizes and every round, into this file");

    public void AddTo(Command command)
    {
        command.Options.Add(_rounds);
        command.Options.Add(_json);
    }

    public int Rounds(ParseResult given) => given.GetValue(_rounds);

    /// <summary>Prints the table and writes the file where one was asked for; the exit code of a run that was measured to its end.</summary>
    public int Finish(ParseResult given, Report report)
    {
        report.Print(Console.Out);
        if (given.GetValue(_json) is { } file)
        {
            report.Write(file.FullName);
        }

        return 0;
    }
}
