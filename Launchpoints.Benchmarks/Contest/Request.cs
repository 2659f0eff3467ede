namespace Launchpoints.Benchmarks.Contest;

/// <summary>What a contestant is asked to do; one line of JSON.</summary>
/// <param name="Do">The name of the work, e.g. <c>count</c>.</param>
/// <param name="Rules">The keys of the rules it is about.</param>
/// <param name="Sql">The same rules as statements, for a contestant that speaks SQL.</param>
/// <param name="Times">How often, where the work is too short to be measured once.</param>
/// <param name="AtLatest">Whether it is asked for an instant that no event lies after, and not for the usual one.</param>
internal sealed record Request(string Do, IReadOnlyList<string>? Rules = null, IReadOnlyList<string>? Sql = null, int Times = 1, bool AtLatest = false);
