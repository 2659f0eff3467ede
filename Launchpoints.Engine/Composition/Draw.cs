namespace Launchpoints.Engine.Composition;

/// <summary>Numbers that look like chance and are the same every time: SplitMix64 (Steele, Lea and Flood 2014) from a hash of what they are for.</summary>
internal struct Draw
{
    private ulong _state;

    /// <param name="seed">The workspace's own.</param>
    /// <param name="customer">The customer's key.</param>
    /// <param name="ribbon">The ribbon's key.</param>
    /// <param name="day">The local day's number.</param>
    public Draw(ulong seed, string customer, string ribbon, int day)
    {
        _state = Mixed(seed ^ Mixed(Hash(customer) ^ Mixed(Hash(ribbon) ^ Mixed((ulong)day))));
    }

    /// <summary>From 0, included, to 1, excluded; 53 bits.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mixed(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>From 0 to <paramref name="count"/> − 1, each with the same chance.</summary>
    public int Below(int count) => (int)(Next() * count);

    /// <summary>A key as a number: FNV-1a over UTF-16 units, mixed.</summary>
    public static ulong Hash(string key)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in key)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return Mixed(hash);
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
