namespace Launchpoints.Web.Features.Demonstration;

/// <summary>Chance that is the same on every machine and in every release: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>0 ≤ share &lt; 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Of<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        int at = Whole(1, choices.Sum(c => c.Weight));
        foreach (var (choice, weight) in choices)
        {
            at -= weight;
            if (at <= 0) return choice;
        }

        return choices[^1].Choice;
    }

    private ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
