using Launchpoints.Engine.Experiments;

namespace Launchpoints.Tests.Experiments;

/// <summary>A world in which the reward of every policy is known, and logs drawn from it.</summary>
/// <remarks>
/// Customers are of three kinds that differ in what they like, how often they come, and among themselves in how eager they are, so choices of one customer
/// go together. The logging policy takes its favourite, and now and then any; the judged one has other favourites, so the truth has to be found through weights.
/// </remarks>
internal sealed class SimulatedLogs
{
    private const int Kinds = 3;

    private readonly int customers;
    private readonly int actions;
    private readonly double explored;
    private readonly bool amounts;
    private readonly double[,] rates;
    private readonly double[,] judged;
    private readonly double[,] modelled;
    private readonly int[] favourite = new int[Kinds];

    /// <param name="name">What the world is called.</param>
    /// <param name="customers">How many come.</param>
    /// <param name="actions">From how many the policies choose.</param>
    /// <param name="explored">The share of choices at random.</param>
    /// <param name="rate">How often a choice is rewarded, about.</param>
    /// <param name="amounts">Whether the reward is an amount of very different sizes instead of 1.</param>
    /// <param name="seed">Decides everything that is fixed about the world.</param>
    public SimulatedLogs(string name, int customers, int actions, double explored, double rate, bool amounts = false, int seed = 1)
    {
        Name = name;
        this.customers = customers;
        this.actions = actions;
        this.explored = explored;
        this.amounts = amounts;
        var random = new Random(seed);
        rates = new double[Kinds, actions];
        judged = new double[Kinds, actions];
        modelled = new double[Kinds, actions];
        for (int kind = 0; kind < Kinds; kind++)
        {
            favourite[kind] = random.Next(actions);
            int other = random.Next(actions);
            for (int action = 0; action < actions; action++)
            {
                rates[kind, action] = rate * (0.4 + (1.2 * random.NextDouble()));
                // The model is wrong by up to a half either way, and knows nothing of the eager ones.
                modelled[kind, action] = rates[kind, action] * MeanAmount * (0.5 + random.NextDouble());
                judged[kind, action] = (action == other ? 0.7 : 0) + (action == favourite[kind] ? 0.2 : 0) + (0.1 / actions);
            }
        }
    }

    public string Name { get; }

    /// <summary>What a choice of the judged policy brings, exactly.</summary>
    public double Truth
    {
        get
        {
            double above = 0, below = 0;
            for (int kind = 0; kind < Kinds; kind++)
            {
                for (int action = 0; action < actions; action++)
                {
                    above += MeanVisits(kind) * judged[kind, action] * rates[kind, action] * MeanAmount;
                }

                below += MeanVisits(kind);
            }

            return above / below;
        }
    }

    /// <summary>What the judged policy is ahead of the logging one, exactly.</summary>
    public double Lead
    {
        get
        {
            double logging = 0, visits = 0;
            for (int kind = 0; kind < Kinds; kind++)
            {
                for (int action = 0; action < actions; action++)
                {
                    logging += MeanVisits(kind) * Logging(kind, action) * rates[kind, action] * MeanAmount;
                }

                visits += MeanVisits(kind);
            }

            return Truth - (logging / visits);
        }
    }

    // A log-normal with a median of 1 and a spread of 1.
    private double MeanAmount => amounts ? Math.Exp(0.5) : 1;

    /// <summary>One run of the world.</summary>
    public (LoggedChoices Logs, JudgedPolicy Judged, JudgedPolicy Logging) Draw(int seed)
    {
        var random = new Random(seed);
        List<int> who = [];
        List<double> rewards = [], propensities = [], predicted = [], chances = [], expected = [], own = [];
        for (int customer = 0; customer < customers; customer++)
        {
            int kind = random.Next(Kinds);
            double eager = random.Next(2) == 0 ? 0.5 : 1.5;
            for (int visit = 1 + random.Next(1 + (2 * kind)); visit > 0; visit--)
            {
                int action = random.NextDouble() < explored ? random.Next(actions) : favourite[kind];
                double reward = random.NextDouble() < Math.Min(1, rates[kind, action] * eager) ? Amount(random) : 0;
                who.Add(customer);
                rewards.Add(reward);
                propensities.Add(Logging(kind, action));
                predicted.Add(modelled[kind, action]);
                chances.Add(judged[kind, action]);
                expected.Add(Enumerable.Range(0, actions).Sum(a => judged[kind, a] * modelled[kind, a]));
                own.Add(Enumerable.Range(0, actions).Sum(a => Logging(kind, a) * modelled[kind, a]));
            }
        }

        return (new LoggedChoices(who, rewards, propensities, predicted), new JudgedPolicy("judged", chances, expected), new JudgedPolicy("logging", propensities, own));
    }

    private double Logging(int kind, int action) => (explored / actions) + (action == favourite[kind] ? 1 - explored : 0);

    private static double MeanVisits(int kind) => 1 + kind;

    private double Amount(Random random) => !amounts
        ? 1
        : Math.Exp(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
