using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Membership;

/// <summary>Snapshots after random edits against the oracle, and older snapshots against themselves: readers are never disturbed.</summary>
public sealed class EditedPopulationTests
{
    private const int Rounds = 12;
    private const int RulesPerRound = 12;

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 150)]
    [InlineData(3, 150)]
    [InlineData(4, 64)]
    [InlineData(5, 200)]
    [InlineData(6, 4_100)]
    public void Snapshot_AfterEdits_AnswersAsIfBuiltAnew(int seed, int customers)
    {
        var world = new RandomPopulation(seed, customers);
        var rules = new RandomRules(seed, world);
        var oracle = new RuleOracle(world.Population, world.Now, world.Zone);
        var snapshot = Snapshots.Of(world.Population);
        var edits = new Edits(new Random(seed), world);
        for (int round = 0; round < Rounds; round++)
        {
            var older = snapshot;
            var asked = Enumerable.Range(0, RulesPerRound).Select(_ => RuleCanonical.Of(rules.Rule())).ToList();
            var before = asked.ConvertAll(rule => Members(rule, older, world));
            var editor = snapshot.Edit();
            for (int i = 0; i < 25; i++)
            {
                edits.Apply(editor);
            }

            snapshot = editor.Build();
            for (int i = 0; i < asked.Count; i++)
            {
                string where = $"seed {seed}, round {round}, rule {RuleText.Write(asked[i])}";
                var expected = world.Population.Customers.Where(c => oracle.Holds(asked[i], c)).Select(c => c.Key).Order(StringComparer.Ordinal);
                Assert.True(expected.SequenceEqual(Members(asked[i], snapshot, world)), $"after the edits: {where}\n{edits.Log}");
                Assert.True(before[i].SequenceEqual(Members(asked[i], older, world)), $"in the older snapshot: {where}");
            }

            Assert.Equal(world.Population.Customers.Count, snapshot.CustomerCount);
        }
    }

    private static List<string> Members(Group rule, PopulationSnapshot snapshot, RandomPopulation world)
    {
        var plan = RuleCompiler.ForCustomers(rule, snapshot, key => world.Population.Published[key], new RuleClock(world.Now, world.Zone));
        return [.. MembershipEvaluator.Members(plan, CancellationToken.None).Keys().Order(StringComparer.Ordinal)];
    }

    /// <summary>Does the same to the plain objects and to the engine.</summary>
    private sealed class Edits(Random random, RandomPopulation world)
    {
        private readonly Dictionary<string, List<OracleEvent>> _waiting = [];
        private readonly List<string> _log = [];

        public string Log => string.Join('\n', _log.TakeLast(25));

        public void Apply(PopulationEditor editor)
        {
            string key = $"c{random.Next(world.Population.Customers.Count + 5)}";
            string kristal = $"k{random.Next(16)}";
            var customer = world.Population.Customers.Find(c => c.Key == key);
            switch (random.Next(8))
            {
                case 0 when random.Next(2) == 0:
                    Note($"remove {key}");
                    editor.RemoveCustomer(key);
                    if (customer is not null)
                    {
                        world.Population.Customers.Remove(customer);
                    }

                    _waiting.Remove(key);
                    break;
                case 0 or 1:
                    Note($"put {key}");
                    editor.PutCustomer(key);
                    Put(key);
                    break;
                case 2 or 3:
                    var (name, value) = Pick(AttributeScope.Customer);
                    Note($"set {key} {name}");
                    editor.SetCustomer(key, name, value);
                    Set(Put(key).Attributes, name, value);
                    break;
                case 4 or 5:
                    var happened = world.Event();
                    Note($"event {key} {happened.Type} {DateLiteral.Write(happened.Milliseconds)} {happened.Kristal}");
                    editor.AddEvent(key, happened.Type, happened.Milliseconds, happened.Kristal, happened.Attributes);
                    (customer?.Events ?? Waiting(key)).Add(happened);
                    break;
                case 6 when random.Next(3) == 0:
                    Note($"remove {kristal}");
                    editor.RemoveKristal(kristal);
                    world.Population.Kristals.Remove(kristal);
                    break;
                default:
                    bool active = random.Next(2) == 0;
                    var (attribute, changed) = Pick(AttributeScope.Kristal);
                    Note($"put {kristal} {attribute}");
                    editor.PutKristal(kristal, null, active);
                    editor.SetKristal(kristal, attribute, changed);
                    var known = world.Population.Kristals.GetValueOrDefault(kristal);
                    var next = new OracleKristal(kristal, active, known?.Attributes ?? []);
                    Set(next.Attributes, attribute, changed);
                    world.Population.Kristals[kristal] = next;
                    break;
            }
        }

        private void Note(string edit) => _log.Add(edit);

        private (string Name, AttributeValue Value) Pick(AttributeScope scope)
        {
            var (name, _) = RandomPopulation.Attributes(scope).ElementAt(random.Next(8));
            return (name, world.Values(scope).GetValueOrDefault(name));
        }

        private OracleCustomer Put(string key)
        {
            var customer = world.Population.Customers.Find(c => c.Key == key);
            if (customer is null)
            {
                customer = new OracleCustomer(key, [], Waiting(key));
                _waiting.Remove(key);
                world.Population.Customers.Add(customer);
            }

            return customer;
        }

        private List<OracleEvent> Waiting(string key)
        {
            if (!_waiting.TryGetValue(key, out var events))
            {
                _waiting[key] = events = [];
            }

            return events;
        }

        private static void Set(Dictionary<string, AttributeValue> attributes, string name, AttributeValue value)
        {
            attributes.Remove(name);
            if (!value.IsMissing)
            {
                attributes[name] = value;
            }
        }
    }
}
