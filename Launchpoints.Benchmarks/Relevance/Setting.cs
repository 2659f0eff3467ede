using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>One of the things that are tried.</summary>
/// <param name="Name">What it says of itself.</param>
/// <param name="With">Options with it.</param>
internal sealed record Setting(string Name, Func<RelevanceOptions, RelevanceOptions> With)
{
    /// <summary>Every value of one parameter with every value of another.</summary>
    public static Setting[] Grid<TFirst, TSecond>(
        string first, IEnumerable<TFirst> ofFirst, string second, IEnumerable<TSecond> ofSecond, Func<RelevanceOptions, TFirst, TSecond, RelevanceOptions> with) =>
        [.. ofFirst.SelectMany(a => ofSecond.Select(b => new Setting(FormattableString.Invariant($"{first} {a}, {second} {b}"), options => with(options, a, b))))];
}
