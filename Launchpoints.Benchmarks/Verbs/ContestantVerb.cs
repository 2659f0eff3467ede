using System.CommandLine;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Opponents.Dictionaries;
using Launchpoints.Benchmarks.Opponents.Linq;
using Launchpoints.Benchmarks.Opponents.Ours;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The other verbs start this program again as each contestant that is written in C#; people do not need it.</summary>
internal static class ContestantVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("name");
        var sizes = new SizeOptions();
        var command = new Command("contestant", "One contestant of the other verbs, driven over its standard input.") { Hidden = true };
        command.Arguments.Add(name);
        sizes.AddTo(command);
        command.SetAction(given => ContestHost.Serve((IContestant)(given.GetValue(name)! switch
        {
            Ours => new OurEngine(sizes.Sizes(given)),
            Dictionaries => new DictionaryObjects(sizes.Sizes(given)),
            Linq => new LinqObjects(sizes.Sizes(given)),
            var unknown => throw new InvalidOperationException($"There is no contestant '{unknown}'."),
        })));
        return command;
    }

    public const string Ours = "ours", Linq = "linq", Dictionaries = "dictionaries";
}
