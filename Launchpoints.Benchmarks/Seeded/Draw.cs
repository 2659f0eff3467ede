namespace Launchpoints.Benchmarks.Seeded;

/// <summary>
/// Chance that is the same on every machine, with a state of its own for each thing that is drawn, so that any customer or event can be drawn
/// without those before it: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
/// </summary>
internal struct Draw
{
    private ulong _state;

    /// <param name="seed">The seed of the data set.</param>
    /// <param name="stream">What is drawn: customers, events …</param>
    /// <param name="index">Which of them.</param>
    public Draw(ulong seed, ulong stream, ulong index)
    {
        _state = Mix(Mix(seed + (stream * 0xD1342543DE82EF95)) ^ Mix(index + 0x632BE59BD9B4E019));
    }

    /// <summary>0 ≤ share &lt; 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Share() < probability;

    /// <summary>0 ≤ number &lt; <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Share() * end);

    public T Of<T>(T[] choices) => choices[Below(choices.Length)];

    /// <summary>An index into weights that were summed up; the last sum is the total.</summary>
    public int Weighted(double[] sums)
    {
        double at = Share() * sums[^1];
        int index = 0;
        while (sums[index] <= at)
        {
            index++;
        }

        return index;
    }

    /// <summary>Normal, mean 0 and deviation 1 (Box–Muller, one of the two).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>Sums up weights for <see cref="Weighted"/>.</summary>
    public static double[] Sums(params double[] weights)
    {
        double sum = 0;
        return [.. weights.Select(w => sum += w)];
    }

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
