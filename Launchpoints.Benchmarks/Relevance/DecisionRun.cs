using System.Collections.Immutable;
using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>What a decision of a learned model costs beside the same one by plain popularity: two ribbons of ten cards, from the customers and Kristals of FAR-Trans.</summary>
internal sealed class DecisionRun(FarTrans data, Report report)
{
    private const int Rounds = 21;
    private const int Customers = 2_000;

    /// <summary>Adds the rows.</summary>
    public void Measure()
    {
        var population = Population(out long now);
        var plain = new Workspace(population, Configuration(ModelNames.Popular));
        var models = TrainingData.Read(plain.At(now), CancellationToken.None).Train(RelevanceOptions.Default, BlendOptions.Default, [], Environment.ProcessorCount, CancellationToken.None)
            .As(1, ModelNames.Popular, ImmutableDictionary<string, string>.Empty);

        // Every so many customers, so that those with much history and those with none are among them as they are.
        CustomerReference[] asked = [.. Enumerable.Range(0, Customers).Select(i => CustomerReference.Of(data.CustomerKeys[(int)((long)i * data.CustomerKeys.Length / Customers)]))];
        var rounds = new Rounds();
        var bytes = new Dictionary<string, double>();
        int shown = 0;
        foreach (string model in ModelNames.Learned.Prepend(ModelNames.Popular))
        {
            shown = Decide(View(model), asked); // compiled, and everything that all customers share is there
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (string model in ModelNames.Learned.Prepend(ModelNames.Popular))
            {
                var view = View(model);
                Decide(view, asked.AsSpan(0, 50));
                long before = GC.GetTotalAllocatedBytes(precise: true);
                rounds.Add(model, CpuClock.Milliseconds(1, () => Decide(view, asked)));
                bytes[model] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Customers;
            }
        }

        string size = $"FAR-Trans: one decision, two ribbons out of {data.KristalKeys.Length} Kristals";
        report.AddRatio($"{size}, blend ÷ popular", rounds, "blend", ModelNames.Popular, new Target(4, 2));
        foreach (string model in ModelNames.Learned.Where(m => m != "blend"))
        {
            report.AddRatio($"{size}, {model} ÷ popular", rounds, model, ModelNames.Popular, null);
        }

        report.Add($"{size}, popular, CPU µs", rounds.Median(ModelNames.Popular) * 1_000 / Customers, null, ("decisions a round", Customers), ("ribbons shown", shown));
        report.Add($"{size}, blend, bytes allocated ÷ popular", bytes["blend"] / bytes[ModelNames.Popular], null, ("bytes", bytes));

        WorkspaceView View(string model) => new Workspace(population, Configuration(model)).Next(population, Configuration(model), models).At(now);
    }

    private static int Decide(WorkspaceView view, ReadOnlySpan<CustomerReference> asked)
    {
        int ribbons = 0;
        foreach (var customer in asked)
        {
            ribbons += view.Decide("home", customer, explain: false)!.Ribbons.Length;
        }

        return ribbons;
    }

    // Everyone sees two ribbons: one of everyone, one of the customers of a level or of the others.
    private static WorkspaceConfiguration Configuration(string model)
    {
        SegmentDefinition[] segments =
        [
            new("everyone", "Everyone", "", Group.Everyone, KristalSelection.Catalogue, model),
            new("level", "With a risk level", "", Group.All(new AttributeCondition("risk_level", ConditionOperator.NotNull)), KristalSelection.Catalogue, model),
        ];
        return WorkspaceConfiguration.Empty with
        {
            Settings = WorkspaceSettings.Default,
            Segments = segments.ToImmutableDictionary(s => s.Key, s => new SegmentEntry(s, s, 1)),
            Placements = ImmutableDictionary<string, PlacementDefinition>.Empty.Add("home", new PlacementDefinition("home", "Home", 2, null)),
            Ribbons = segments.Select((s, i) => new RibbonDefinition(s.Key, s.Key, "home", i + 1, s.Name, "", 1, 10, null, null, [], [], true, true)).ToImmutableDictionary(r => r.Key),
        };
    }

    private PopulationSnapshot Population(out long now)
    {
        var interactions = data.Training(data.Splits - 1);
        now = data.Instants[^1];
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "risk_level", AttributeType.Text, AttributeStatus.Actionable));
        foreach (string name in FarTrans.Described)
        {
            editor.Define(new AttributeDefinition(AttributeScope.Kristal, name, AttributeType.Text, AttributeStatus.Actionable));
        }

        for (int kristal = 0; kristal < data.KristalKeys.Length; kristal++)
        {
            string key = data.KristalKeys[kristal];
            editor.PutKristal(key, key, active: true);
            foreach (int feature in data.Features.FeaturesOf(kristal))
            {
                string[] named = data.Features.NameOf(feature).Split(": ", 2);
                editor.SetKristal(key, named[0], AttributeValue.OfText(named[1]));
            }
        }

        for (int customer = 0; customer < data.CustomerKeys.Length; customer++)
        {
            string key = data.CustomerKeys[customer];
            editor.PutCustomer(key);
            if (data.RiskLevelOf[customer] >= 0)
            {
                editor.SetCustomer(key, "risk_level", AttributeValue.OfText(data.RiskLevels[data.RiskLevelOf[customer]]));
            }

            var kristals = interactions.KristalsOf(customer);
            for (int i = 0; i < kristals.Length; i++)
            {
                editor.AddEvent(key, "invested", interactions.LastOf(customer)[i], data.KristalKeys[kristals[i]], new Dictionary<string, AttributeValue>());
            }
        }

        return editor.Build();
    }
}
