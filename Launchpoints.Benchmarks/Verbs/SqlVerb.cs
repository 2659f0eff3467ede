using System.CommandLine;
using Launchpoints.Benchmarks.Opponents.Sql;
using Launchpoints.Benchmarks.Rules;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>Shows the rules as the SQL that the opponents are asked, so that anyone who knows better can say so.</summary>
internal static class SqlVerb
{
    public static Command Create()
    {
        var command = new Command("sql", "Show the 50 rules as the SQL that DuckDB and SQLite are asked.");
        command.SetAction(_ =>
        {
            var duckDb = new DuckDbTranslator(SeededSizes.AsOf);
            var sqlite = new SqliteTranslator(SeededSizes.AsOf);
            foreach (var rule in BenchmarkRules.All)
            {
                Console.WriteLine($"-- {rule.Key}\n-- DuckDB\n{duckDb.Count(rule.Rule)};\n-- SQLite\n{sqlite.Count(rule.Rule)};\n");
            }
        });
        return command;
    }
}
