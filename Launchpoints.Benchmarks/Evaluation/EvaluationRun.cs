using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Benchmarks.Opponents.Sql;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Benchmarks.Verbs;

namespace Launchpoints.Benchmarks.Evaluation;

/// <summary>The rounds of <c>evaluation</c>. Contestants of one size are alive together, and each round asks all of them one after the other.</summary>
internal sealed class EvaluationRun(EvaluationPlan plan, Report report)
{
    private const string Ours = "ours", DuckDb = "DuckDB", Linq = "LINQ", Sqlite = "SQLite", Dictionaries = "dictionaries";

    // Short work is done again until the clock's grain does not matter.
    private const double LeastMilliseconds = 300;

    private readonly Asked _all = new(_ => true);
    private readonly Asked _attributes = new(r => !r.HasEvents);
    private readonly DuckDbTranslator _duckDbSql = new(SeededSizes.AsOf);
    private readonly SqliteTranslator _sqliteSql = new(SeededSizes.AsOf);

    public static async Task RunAsync(EvaluationPlan plan, Report report, CancellationToken ct)
    {
        var run = new EvaluationRun(plan, report);
        await run.MainAsync(ct);
        if (plan.Has("sqlite") && plan.SqliteSizes != plan.Sizes)
        {
            await run.AgainstAsync(Sqlite, plan.SqliteSizes, plan.SqliteRounds, ct);
        }

        if (plan.Has("dictionaries") && plan.SmallCustomers > 0)
        {
            await run.AgainstAsync(Dictionaries, plan.SmallSizes, plan.Rounds, ct);
        }

        if (plan.LargeCustomers > 0 && plan.Has("duckdb"))
        {
            await run.LargeAsync(ct);
        }
    }

    private async Task MainAsync(CancellationToken ct)
    {
        using var contest = new Contestants();
        await contest.StartAsync(Ours, () => Own(ContestantVerb.Ours, plan.Sizes), ct);
        if (plan.Has("linq"))
        {
            await contest.StartAsync(Linq, () => Own(ContestantVerb.Linq, plan.Sizes), ct);
        }

        if (plan.Has("duckdb"))
        {
            var files = SeededFiles.Prepare(plan.Sizes, plan.Work);
            await contest.StartAsync(DuckDb, () => Launchpoints.Benchmarks.Opponents.DuckDb.DuckDb.Start(files, plan.Work), ct);
        }

        var counts = await contest.MeasureAsync(plan.Rounds, _all.Keys, ct, await contest.SteadyAsync(Ours, _all.Count, LeastMilliseconds, ct), (Linq, _all.Count()), (DuckDb, _all.Count(_duckDbSql)));
        var attributes = await contest.MeasureAsync(
            plan.Rounds, _attributes.Keys, ct, await contest.SteadyAsync(Ours, _attributes.Count, LeastMilliseconds, ct), (Linq, _attributes.Count()), (DuckDb, _attributes.Count(_duckDbSql)));
        if (contest.Has(DuckDb))
        {
            var members = await contest.MeasureAsync(plan.Rounds, _all.Keys, ct, await contest.SteadyAsync(Ours, _all.Count, LeastMilliseconds, ct), (DuckDb, _all.Members(_duckDbSql)));
            report.AddRatio("recompute 50 counts, DuckDB ÷ ours", counts, DuckDb, Ours, new Target(30, 100));
            report.AddRatio("counts and members, DuckDB's membership table ÷ ours", members, DuckDb, Ours, new Target(60, 200));
            report.AddRatio("attribute-only rules, DuckDB ÷ ours", attributes, DuckDb, Ours, new Target(20, 60));
        }

        if (contest.Has(Linq))
        {
            report.AddRatio("recompute 50 counts, compiled LINQ ÷ ours", counts, Linq, Ours, new Target(40, 150));
            report.AddRatio("attribute-only rules, compiled LINQ ÷ ours", attributes, Linq, Ours, null);
            var (ours, linq) = (contest.Loaded(Ours), contest.Loaded(Linq));
            // Memory that the collector does not know of would be missing in the heap, so the least favourable figure counts.
            double Share(string figure) => ours[figure] / linq[figure];
            report.Add("memory, ours ÷ compiled LINQ's objects", ours.Keys.Max(Share), new Target(0.5, 0.25), ("ours", ours), ("linq", linq));
            foreach (string figure in ours.Keys)
            {
                report.Add($"memory, ours ÷ compiled LINQ's objects ({figure})", Share(figure), null);
                report.Add($"memory, ours, bytes a customer with its events ({figure})", ours[figure] / plan.Sizes.Customers, null);
            }

            var traces = await contest.MeasureAsync(plan.Rounds, _all.Keys, ct, (Ours, _all.Trace(plan.Traced)), (Linq, _all.Trace(plan.Traced)));
            report.AddRatio("one customer, 50 rules with full trace, ours ÷ compiled LINQ without", traces, Ours, Linq, new Target(6, 3));
        }

        await StreamAsync(contest, ct);
        foreach (string name in contest.Names)
        {
            report.Add($"recompute 50 counts, {name}, CPU ms", counts.Median(name), null, ("rounds", counts.Raw[name]));
            report.Add($"attribute-only rules, {name}, CPU ms", attributes.Median(name), null, ("rounds", attributes.Raw[name]));
        }

        if (plan.Has("sqlite") && plan.SqliteSizes == plan.Sizes)
        {
            await AgainstAsync(contest, Sqlite, plan.Sizes, plan.SqliteRounds, ct);
        }
    }

    /// <summary>Evaluating the attribute rules beside only reading what they read, in the same process.</summary>
    private async Task StreamAsync(Contestants contest, CancellationToken ct)
    {
        const string Streaming = "streaming";
        var (_, evaluate) = await contest.SteadyAsync(Ours, _attributes.Count, LeastMilliseconds, ct);
        var (_, stream) = await contest.SteadyAsync(Ours, _attributes.Stream, LeastMilliseconds, ct);
        var rounds = new Rounds();
        Answer streamed = new();
        for (int round = 0; round < plan.Rounds; round++)
        {
            rounds.Add(Ours, (await contest.AskAsync(Ours, evaluate, ct)).Cpu);
            rounds.Add(Streaming, (streamed = await contest.AskAsync(Ours, stream, ct)).Cpu);
        }

        report.AddRatio("attribute-only rules, ours ÷ streaming the columns they read once from memory", rounds, Ours, Streaming, new Target(4, 2.5));
        report.Add("the columns that the attribute rules read, MiB", streamed.Figures!["bytes"] / (1 << 20), null);
    }

    /// <summary>One opponent that would hold up the others, with the engine beside it on the same data.</summary>
    private async Task AgainstAsync(string opponent, SeededSizes sizes, int rounds, CancellationToken ct)
    {
        using var contest = new Contestants();
        await contest.StartAsync(Ours, () => Own(ContestantVerb.Ours, sizes), ct);
        await AgainstAsync(contest, opponent, sizes, rounds, ct);
    }

    private async Task AgainstAsync(Contestants contest, string opponent, SeededSizes sizes, int rounds, CancellationToken ct)
    {
        if (opponent == Sqlite)
        {
            var files = SeededFiles.Prepare(sizes, plan.Work);
            await contest.StartAsync(opponent, () => Launchpoints.Benchmarks.Opponents.Sqlite.Sqlite.Start(files), ct);
        }
        else
        {
            await contest.StartAsync(opponent, () => Own(opponent, sizes), ct);
        }

        var theirs = opponent == Sqlite ? _all.Count(_sqliteSql) : _all.Count();
        var counts = await contest.MeasureAsync(rounds, _all.Keys, ct, await contest.SteadyAsync(Ours, _all.Count, LeastMilliseconds, ct), (opponent, theirs));
        report.AddRatio($"recompute 50 counts of {sizes.Customers:#,0} customers and {sizes.Events:#,0} events, {opponent} ÷ ours", counts, opponent, Ours, null);
    }

    private async Task LargeAsync(CancellationToken ct)
    {
        var sizes = plan.Sizes with { Customers = plan.LargeCustomers, Events = 0 };
        using var contest = new Contestants();
        var files = SeededFiles.Prepare(sizes, plan.Work);
        await contest.StartAsync(DuckDb, () => Launchpoints.Benchmarks.Opponents.DuckDb.DuckDb.Start(files, plan.Work), ct);
        await contest.StartAsync(Ours, () => Own(ContestantVerb.Ours, sizes), ct);
        var rounds = await contest.MeasureAsync(
            plan.Rounds, _attributes.Keys, ct, await contest.SteadyAsync(Ours, _attributes.Count, LeastMilliseconds, ct), (DuckDb, _attributes.Count(_duckDbSql)));
        report.AddRatio($"attribute-only rules at {sizes.Customers:#,0} customers, DuckDB ÷ ours", rounds, DuckDb, Ours, new Target(20, 60));
    }

    private ContestProcess Own(string name, SeededSizes sizes) => ContestProcess.StartOwn(
        name, "--customers", $"{sizes.Customers}", "--events", $"{sizes.Events}", "--seed", $"{sizes.Seed}", "--work", plan.Work);
}
