using System.CommandLine;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The options that every verb over the seeded data set takes.</summary>
internal sealed class SizeOptions
{
    private readonly Option<int> _customers = new("--customers") { Description = "customers of the data set", DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<long> _events = new("--events") { Description = "events of the data set", DefaultValueFactory = _ => 20_000_000 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "the seed; the same seed and sizes give the same data everywhere", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _work = new("--work")
    {
        Description = "the folder for data files and what the opponents build from them",
        DefaultValueFactory = _ => Path.Combine("artifacts", "benchmarks"),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_customers);
        command.Options.Add(_events);
        command.Options.Add(_seed);
        command.Options.Add(_work);
    }

    public SeededSizes Sizes(ParseResult given) => new(given.GetValue(_customers), given.GetValue(_events), given.GetValue(_seed));

    public string Work(ParseResult given) => Path.GetFullPath(given.GetValue(_work)!);
}
