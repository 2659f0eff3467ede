using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Oracles;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Membership;

/// <summary>
/// Memberships and evidence that follow random writes and steps of the clock, against the oracle and against the same computed anew.
/// </summary>
/// <remarks>
/// 90 worlds of 60 steps by default. More: <c>LAUNCHPOINTS_LIVE_WORLDS=2000 dotnet test --filter LiveMembershipTests</c>;
/// one again: <c>LAUNCHPOINTS_LIVE_SEED=17</c>.
/// </remarks>
public sealed class LiveMembershipTests(ITestOutputHelper output)
{
    private const int Steps = 60;

    [Fact]
    public void LiveMembership_AfterWritesAndClockSteps_IsWhatTheOracleSays()
    {
        int worlds = Settings.Number("LAUNCHPOINTS_LIVE_WORLDS") ?? 90;
        var seeds = Settings.Number("LAUNCHPOINTS_LIVE_SEED") is { } one ? [one] : Enumerable.Range(1, worlds);
        long cases = 0;
        Parallel.ForEach(seeds, seed => Interlocked.Add(ref cases, new World(seed).Run()));
        output.WriteLine($"{cases:N0} cases of a rule, a population and an instant after {Steps:N0} writes and clock steps each world; seeds {seeds.First()} to {seeds.Last()}.");
    }

    private sealed class World
    {
        private readonly int _seed;
        private readonly Random _random;
        private readonly RandomPopulation _world;
        private readonly Dictionary<string, Group> _rules;
        private readonly RandomEdits _edits;
        private readonly ImmutableArray<string> _types;
        private readonly EventWindow? _window;
        private LiveMembership _live;
        private LiveEvidence _evidence;
        private string _did = "begins";

        public World(int seed)
        {
            _seed = seed;
            _random = new Random(seed);

            // Now and then more than one block, so that whole blocks, single customers and shared blocks all occur.
            _world = new RandomPopulation(seed, seed % 10 == 0 ? CustomerBlock.Size + 52 : _random.Next(3, 120));
            var rules = new RandomRules(seed, _world);

            // Mostly one rule or two: among many, one with a calendar in it would have every block looked at each day, and hide a horizon that is too far.
            int segments = seed % 6 == 0 ? 20 : 1 + (seed % 2);
            _rules = Enumerable.Range(0, segments).ToDictionary(i => $"r{i:00}", _ => RuleCanonical.Of(rules.Rule()));

            var selection = rules.Selection();
            (_types, _window) = (selection.EventTypes, selection.Window);
            _edits = new RandomEdits(_random, _world);
            var population = Snapshots.Of(_world.Population);
            _live = LiveMembership.Of(Compile(population), population, _world.Now);
            _evidence = Evidence(_live);
        }

        /// <summary>Takes all steps; gives how many cases were compared.</summary>
        public long Run()
        {
            Compare();
            for (int step = 0; step < Steps; step++)
            {
                if (_random.Next(3) == 0)
                {
                    Tick();
                }
                else
                {
                    Write();
                }

                Compare();
            }

            return (Steps + 1L) * _rules.Count;
        }

        private void Write()
        {
            var editor = _live.Population.Edit();
            int edits = _random.Next(8) == 0 ? 60 : _random.Next(1, 4);
            for (int i = 0; i < edits; i++)
            {
                _edits.Apply(editor);
            }

            var next = editor.Build();
            _did = $"{edits} edits";
            if (_live.After(next) is { } live)
            {
                _live = live;
                _evidence = _evidence.At(live);
            }
            else
            {
                _did += ", compiled anew";
                _live = LiveMembership.Of(Compile(next), next, _live.AsOf);
                _evidence = Evidence(_live);
            }
        }

        private void Tick()
        {
            long[] steps = [1, 999, 60_000, 3_600_000, 86_400_000, 30 * 86_400_000L, _random.Next(1, 400_000_000)];
            long by = steps[_random.Next(steps.Length)] * (_random.Next(6) == 0 ? -1 : 1);
            long to = _live.AsOf + by;

            // Half of the time just before, or at, the instant at which some block says that the clock may change it.
            if (_random.Next(2) == 0 && _live.NextStep is var next && next < _live.AsOf + (400 * 86_400_000L))
            {
                to = next - _random.Next(2);
            }

            _did = $"the clock goes from {DateLiteral(_live.AsOf)} to {DateLiteral(to)}";
            _live = _live.At(to);
            _evidence = _evidence.At(_live);
        }

        private void Compare()
        {
            string where = $"seed {_seed} in {_world.Zone.Id}, {_did}, now {DateLiteral(_live.AsOf)}";
            var oracle = new RuleOracle(_world.Population, _live.AsOf, _world.Zone);
            var anew = Evidence(_live);
            for (int place = 0; place < _live.Segments.Keys.Length; place++)
            {
                var rule = _live.Segments.Rules[place];
                var expected = _world.Population.Customers.Where(c => oracle.Holds(rule, c)).Select(c => c.Key).Order(StringComparer.Ordinal);
                var members = _live.Members(place);
                Assert.True(
                    expected.SequenceEqual(members.Keys().Order(StringComparer.Ordinal)), $"{where}: {_live.Segments.Keys[place]} {RuleText.Write(rule)}");
                Assert.Equal(members.Count, members.Keys().Count());
                Assert.True(anew.Of(place)!.SequenceEqual(_evidence.Of(place)!), $"{where}: evidence of {_live.Segments.Keys[place]}");
            }
        }

        private LiveEvidence Evidence(LiveMembership live) =>
            LiveEvidence.Of(live, Enumerable.Range(0, live.Segments.Keys.Length), _types, _window);

        private SegmentProgram Compile(PopulationSnapshot population) =>
            SegmentProgram.Compile(_rules.Keys, key => _rules.GetValueOrDefault(key) ?? _world.Population.Published.GetValueOrDefault(key), population, _world.Zone);

        private static string DateLiteral(long instant) => Launchpoints.Engine.Schema.DateLiteral.Write(instant);
    }
}
