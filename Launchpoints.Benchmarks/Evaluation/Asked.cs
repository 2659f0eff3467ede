using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Opponents.Sql;
using Launchpoints.Benchmarks.Rules;

namespace Launchpoints.Benchmarks.Evaluation;

/// <summary>A choice of the rules in every form that a contestant takes them in.</summary>
internal sealed class Asked(Func<BenchmarkRule, bool> chosen)
{
    private readonly IReadOnlyList<BenchmarkRule> _rules = [.. BenchmarkRules.All.Where(chosen)];

    public IReadOnlyList<string> Keys => [.. _rules.Select(r => r.Key)];

    public Request Count(int times = 1) => new("count", Keys, Times: times);

    public Request Trace(int customers) => new("trace", Keys, Times: customers);

    public Request Stream(int times) => new("stream", Keys, Times: times);

    /// <summary>Counted after all events.</summary>
    public Request CountAtLatest(int times) => new("count", Keys, Times: times, AtLatest: true);

    /// <summary>Events that happen after all others, and attributes, in turn.</summary>
    public Request Write(int writes) => new("write", Keys, Times: writes, AtLatest: true);

    /// <summary>The same with events that come late.</summary>
    public Request WriteLate(int writes) => new("writeLate", Keys, Times: writes, AtLatest: true);

    public Request Count(SqlTranslator sql) => new("count", Keys, [.. _rules.Select(r => sql.Count(r.Rule))]);

    public Request Members(SqlTranslator sql) => new("members", Keys, [.. _rules.Select((r, i) => sql.Members(i, r.Rule))]);
}
