using System.Globalization;
using System.Text;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Oracles;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Membership;

/// <summary>
/// The engine against the oracle on seeded random rules: members, counts of every node, counts without every node, what every
/// node says about single customers, and the way through JSON and text.
/// </summary>
/// <remarks>
/// 2,000 rules by default. More: <c>LAUNCHPOINTS_DIFFERENTIAL_RULES=20000 dotnet test Launchpoints.Tests --filter DifferentialTests</c>.
/// One seed again: <c>LAUNCHPOINTS_DIFFERENTIAL_SEED=17</c>, which runs that population and its rules only.
/// </remarks>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int RulesPerPopulation = 100;

    [Fact]
    public void Engine_OnRandomRules_AgreesWithTheOracle()
    {
        int rules = Settings.Number("LAUNCHPOINTS_DIFFERENTIAL_RULES") ?? 2_000;
        var seeds = Settings.Number("LAUNCHPOINTS_DIFFERENTIAL_SEED") is { } one ? [one] : Enumerable.Range(1, (rules + RulesPerPopulation - 1) / RulesPerPopulation);
        long cases = 0;
        Parallel.ForEach(seeds, seed =>
        {
            // Populations of one word, of several, and now and then of more than one block.
            int customers = seed % 50 == 0 ? CustomerBlock.Size + 104 : seed % 3 == 0 ? 40 : 150;
            int count = customers > CustomerBlock.Size ? 20 : RulesPerPopulation;
            new World(seed, customers).CompareAll(count);
            Interlocked.Add(ref cases, count);
        });
        output.WriteLine($"{cases:N0} cases of a rule, a population and an instant; seeds {seeds.First()} to {seeds.Last()}.");
    }

    /// <summary>One population in both forms, and the rules over it.</summary>
    private sealed class World
    {
        private readonly int _seed;
        private readonly RandomPopulation _random;
        private readonly RandomRules _rules;
        private readonly RuleOracle _oracle;
        private readonly PopulationSnapshot _snapshot;
        private readonly RuleVocabulary _vocabulary;

        public World(int seed, int customers)
        {
            _seed = seed;
            _random = new RandomPopulation(seed, customers);
            _rules = new RandomRules(seed, _random);
            _oracle = new RuleOracle(_random.Population, _random.Now, _random.Zone);
            _snapshot = Snapshots.Of(_random.Population);
            _vocabulary = new RuleVocabulary(
                _random.Population.Schema, _random.Zone,
                System.Collections.Immutable.ImmutableDictionary.CreateRange(
                    StringComparer.Ordinal, _random.Population.Published.Select(p => KeyValuePair.Create(p.Key, p.Value is not null))));
        }

        public void CompareAll(int count)
        {
            for (int i = 0; i < count; i++)
            {
                CompareKristals(i);
                var rule = _rules.Rule();
                if (Difference(rule) is { } difference)
                {
                    var small = Shrink(rule);
                    Assert.Fail(
                        $"seed {_seed}, rule {i}, now {DateLiteral.Write(_random.Now)} in {_random.Zone.Id}: {difference}\n"
                        + $"smallest: {Difference(small)}\n{RuleText.Write(RuleCanonical.Of(small))}");
                }
            }
        }

        /// <summary>The Kristals of a random selection, for the members of one of the segments.</summary>
        private void CompareKristals(int index)
        {
            var selection = _rules.Selection();
            var of = _random.Population.Published["s1"]!;
            var clock = new RuleClock(_random.Now, _random.Zone);
            var plan = RuleCompiler.ForCustomers(of, _snapshot, key => _random.Population.Published[key], clock);
            var members = MembershipEvaluator.Members(plan, CancellationToken.None);
            string[] keys = _snapshot.Kristals.Keys.Texts(_snapshot.Kristals.Count).ToArray();
            var found = SegmentKristals.Of(selection, members, _snapshot, clock).Rows().Select(row => keys[row]).ToList();
            var expected = _oracle.Kristals(selection, [.. _random.Population.Customers.Where(c => _oracle.Holds(of, c))]);
            Assert.True(
                expected.ToHashSet().SetEquals(found),
                $"seed {_seed}, Kristals {index}: {string.Join(' ', found)} instead of {string.Join(' ', expected)}\n{selection}");
        }

        /// <summary>Takes nodes away as long as something still differs.</summary>
        private Group Shrink(Group rule)
        {
            foreach (var (path, _) in RulePaths.All(rule, insideWhere: true).Where(n => n.Path.Length > 0))
            {
                var smaller = RulePaths.Remove(rule, path);
                if (Difference(smaller) is not null)
                {
                    return Shrink(smaller);
                }
            }

            return rule;
        }

        private string? Difference(Group written)
        {
            var rule = RuleCanonical.Of(written);
            if (RoundTrip(written, rule) is { } lost)
            {
                return lost;
            }

            var plan = RuleCompiler.ForCustomers(
                rule, _snapshot, key => _random.Population.Published[key], new RuleClock(_random.Now, _random.Zone));
            var counts = MembershipEvaluator.Count(plan, [], CancellationToken.None);
            var customers = _random.Population.Customers;
            var nodes = RulePaths.All(rule).ToList();

            // What every node says about every customer, once; a group follows from its rules.
            var holds = new Dictionary<string, bool[]>();
            var conditions = new Dictionary<RuleNode, bool[]>(ReferenceEqualityComparer.Instance);
            foreach (var (path, node) in nodes)
            {
                conditions[node] = holds[path] = [.. customers.Select(c => _oracle.Holds(node, c))];
            }

            var members = customers.Where((_, i) => holds[""][i]).Select(c => c.Key).ToHashSet();
            if (!members.SetEquals(counts.Members.Keys()))
            {
                var wrong = customers.First(c => members.Contains(c.Key) != counts.Members.Contains(c.Key));
                return $"{wrong.Key} should {(members.Contains(wrong.Key) ? "" : "not ")}be a member.\n{Describe(wrong)}";
            }

            foreach (var ((path, _), count) in nodes.Zip(counts.Nodes))
            {
                if (count.Path != path || count.Customers != holds[path].Count(h => h))
                {
                    return $"node '{path}': {count.Customers} instead of {holds[path].Count(h => h)} (engine's path '{count.Path}')";
                }

                int without = Without(rule, path) is { } rest
                    ? Enumerable.Range(0, customers.Count).Count(i => Combined(rest, i, conditions))
                    : customers.Count;
                if (count.Without != without)
                {
                    return $"without '{path}': {count.Without} instead of {without}";
                }
            }

            return counts.Population != customers.Count ? "population" : Traces(plan, nodes, holds) ?? Single(plan, members);
        }

        private string? RoundTrip(Group written, Group rule)
        {
            string json = RuleJson.Write(rule), text = RuleText.Write(rule);
            var fromJson = RuleJson.Read(json);
            var fromText = RuleText.Read(text);
            var ofWritten = RuleJson.Read(RuleJson.Write(written));
            if (!rule.Equals(fromJson.Rule) || !rule.Equals(fromText.Rule) || !rule.Equals(ofWritten.Rule)
                || RuleJson.Write(fromText.Rule!) != json || RuleText.Write(fromJson.Rule!) != text
                || !ReferenceEquals(RuleCanonical.Of(rule), rule))
            {
                return $"round trip\n{json}\n{text}\n{string.Join('\n', fromText.Errors.Concat(fromJson.Errors))}";
            }

            // The only mistake the rules make on purpose.
            var errors = fromText.Check(_vocabulary).Errors;
            if (errors.Any(e => e.Code != RuleErrorCodes.WrongValue || !e.Path.EndsWith("/window/from", StringComparison.Ordinal)))
            {
                return $"validation\n{text}\n{string.Join('\n', errors)}";
            }

            return RuleSentence.Write(rule, _random.Population.Schema).Length > 0 ? null : "no sentence";
        }

        /// <summary>The rule without a node; a group that this leaves empty goes too. Null when nothing is left.</summary>
        private static Group? Without(Group rule, string path)
        {
            while (RulePaths.Parent(path) is { } parent)
            {
                if (((Group)RulePaths.Find(rule, parent.Path)!).Rules.Length > 1)
                {
                    return RulePaths.Remove(rule, path);
                }

                path = parent.Path;
            }

            return null;
        }

        /// <summary>A changed rule for one customer, from what its unchanged conditions said.</summary>
        private static bool Combined(RuleNode node, int customer, Dictionary<RuleNode, bool[]> conditions) => node is Group group
            ? RuleOracle.Combine(group, rule => Combined(rule, customer, conditions))
            : conditions[node][customer];

        private string? Traces(RulePlan plan, List<(string Path, RuleNode Node)> nodes, Dictionary<string, bool[]> holds)
        {
            for (int i = 0; i < _random.Population.Customers.Count; i += 13)
            {
                var customer = _random.Population.Customers[i];
                var traces = Flat(Tracer.Trace(plan, _snapshot.FindRow(customer.Key))).ToList();
                foreach (var ((path, node), trace) in nodes.Zip(traces))
                {
                    var actual = _oracle.Actual(node, customer);
                    if (trace.Path != path || trace.Holds != holds[path][i] || trace.Actual != actual)
                    {
                        return $"trace of {customer.Key} at '{path}': {trace.Holds}, {Show(trace.Actual)} instead of {holds[path][i]}, {Show(actual)}\n{Describe(customer)}";
                    }
                }
            }

            return null;
        }

        private string? Single(RulePlan plan, HashSet<string> members)
        {
            var customer = _random.Population.Customers[^1];
            return Tracer.IsMember(plan, _snapshot.FindRow(customer.Key)) == members.Contains(customer.Key) ? null : $"single answer for {customer.Key}";
        }

        private static IEnumerable<RuleTrace> Flat(RuleTrace trace) => trace.Children.SelectMany(Flat).Prepend(trace);

        private static string Show(AttributeValue value) => value.IsMissing ? "missing" : value.Type switch
        {
            AttributeType.Text => $"'{value.Text}'",
            AttributeType.Number => RuleNumber.Write(value.Number),
            AttributeType.Boolean => value.Boolean ? "true" : "false",
            AttributeType.Date => DateLiteral.Write(value.Milliseconds),
            _ => $"[{string.Join(',', value.Tags)}]",
        };

        private static string Describe(OracleCustomer customer)
        {
            var text = new StringBuilder(string.Join(' ', customer.Attributes.Select(a => $"{a.Key}={Show(a.Value)}")));
            foreach (var happened in customer.Events)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  {happened.Type} {DateLiteral.Write(happened.Milliseconds)} {happened.Kristal} ")
                    .AppendJoin(' ', happened.Attributes.Select(a => $"{a.Key}={Show(a.Value)}"));
            }

            return text.ToString();
        }
    }
}
