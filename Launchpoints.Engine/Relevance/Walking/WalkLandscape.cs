using System.Numerics;

namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>What weighs walks: popularities and leading directions, as they were when the model was last trained from nothing. Immutable.</summary>
/// <remarks>They move slowly, and everything hangs on them; so single events change the walks between Kristals at once, and these with the next training.</remarks>
internal sealed class WalkLandscape
{
    private readonly float[] _normal; // popularity to the power of −1/2
    private readonly float[] _from;
    private readonly float[] _to;
    private readonly float[] _directions; // Columns for each Kristal, or empty
    private readonly int _columns;
    private readonly float[][] _discounts; // by half doublings of a customer's Kristals; empty where all have the same
    private readonly double _sharpness;

    // A customer with this many half doublings has a thousand Kristals; more of them change nothing.
    private const int MostHalfDoublings = 20;

    public WalkLandscape(WalkGraph graph, WalkOptions options, ParallelOptions parallel)
    {
        Neighbours = options.Neighbours;
        _normal = Powers(graph.Popularity, -0.5);
        _sharpness = options.Sharpness;
        _from = Powers(graph.Popularity, (0.5 * options.Sharpness) - options.From); // what is normal has half of the power already
        _to = Powers(graph.Popularity, (0.5 * options.Sharpness) - options.To);
        _discounts = options.ToPerDoubling == 0 ? [] : [.. Enumerable.Range(0, MostHalfDoublings + 1)
            .Select(halves => Powers(graph.Popularity, options.ToPerDoubling * (Math.Log2(WalkOptions.TypicalHistory) - (halves / 2.0))))];
        _directions = LeadingDirections.Of(graph, _normal, options.Directions, options.Damping, parallel);
        _columns = _directions.Length == 0 ? 0 : options.Directions;
    }

    /// <summary>How many neighbours a Kristal has at most.</summary>
    public int Neighbours { get; }

    /// <summary>What destinations count for a customer with so many Kristals, by Kristal; empty where all count 1, as those beyond its length do.</summary>
    public ReadOnlySpan<float> Discounts(int history) =>
        _discounts.Length == 0 || history == 0 ? [] : _discounts[Math.Min(MostHalfDoublings, (int)Math.Round(2 * Math.Log2(history)))];

    /// <summary>What having one Kristal says about another, 0 or more.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    /// <param name="walks">The walks between them, added up.</param>
    public float Weight(int from, int to, float walks)
    {
        float common = _columns == 0 || from >= _normal.Length || to >= _normal.Length
            ? 0
            : Dot(_directions.AsSpan(from * _columns, _columns), _directions.AsSpan(to * _columns, _columns));
        float own = (walks * At(_normal, from) * At(_normal, to)) - common;
        return own <= 0 ? 0 : (_sharpness == 1 ? own : (float)Math.Pow(own, _sharpness)) * At(_from, from) * At(_to, to);
    }

    // A Kristal that came later, or had nobody yet, counts as one with a single customer.
    private static float At(float[] by, int kristal) => kristal < by.Length ? by[kristal] : 1;

    private static float[] Powers(double[] popularity, double exponent) =>
        [.. popularity.Select(p => p <= 0 ? 1 : (float)Math.Pow(p, exponent))];

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        for (int i = 0; i < a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        return Vector.Sum(sum);
    }
}
