using System.CommandLine;
using Launchpoints.Benchmarks.Evaluation;
using Launchpoints.Benchmarks.Measuring;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Who is in which of the 50 segments, from nothing: the engine beside DuckDB, SQLite, compiled LINQ and an interpreter.</summary>
internal static class EvaluationVerb
{
    public static Command Create()
    {
        var sizes = new SizeOptions();
        var report = new ReportOptions();
        var large = new Option<int>("--large-customers") { Description = "customers of the larger run of the attribute rules; 0 leaves it out", DefaultValueFactory = _ => 10_000_000 };
        var small = new Option<int>("--small-customers") { Description = "customers of the interpreter's run; 0 leaves it out", DefaultValueFactory = _ => 50_000 };
        var sqlite = new Option<int>("--sqlite-customers") { Description = "customers of SQLite's run", DefaultValueFactory = _ => int.MaxValue };
        var sqliteRounds = new Option<int>("--sqlite-rounds") { Description = "rounds of SQLite's run", DefaultValueFactory = _ => 5 };
        var traced = new Option<int>("--traced") { Description = "customers that are explained one by one", DefaultValueFactory = _ => 500 };
        var without = new Option<string[]>("--without") { Description = "contestants to leave out: duckdb, sqlite, linq, dictionaries", AllowMultipleArgumentsPerToken = true };
        var command = new Command("evaluation", "Compute the 50 segments, side by side with DuckDB, SQLite, compiled LINQ over objects and an interpreter.");
        sizes.AddTo(command);
        report.AddTo(command);
        foreach (var option in new Option[] { large, sqlite, sqliteRounds, small, traced, without })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (given, ct) =>
        {
            var plan = new EvaluationPlan(
                sizes.Sizes(given),
                sizes.Work(given),
                report.Rounds(given),
                given.GetValue(large),
                given.GetValue(sqlite),
                given.GetValue(sqliteRounds),
                given.GetValue(small),
                given.GetValue(traced),
                given.GetValue(without) ?? []);
            var rows = new Report(plan.Describe());
            await EvaluationRun.RunAsync(plan, rows, ct);
            return report.Finish(given, rows);
        });
        return command;
    }
}
