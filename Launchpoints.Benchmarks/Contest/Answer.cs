namespace Launchpoints.Benchmarks.Contest;

/// <summary>What a contestant answers; one line of JSON.</summary>
/// <param name="Error">Why it could not; null when it could.</param>
/// <param name="Cpu">Milliseconds of processor time, user and system, of all its threads, for the work once.</param>
/// <param name="Counts">A number for each rule.</param>
/// <param name="Each">The processor time of each rule, where the contestant can tell.</param>
/// <param name="Figures">Anything else that was measured, by name, e.g. bytes.</param>
internal sealed record Answer(
    string? Error = null, double Cpu = 0, IReadOnlyList<long>? Counts = null, IReadOnlyList<double>? Each = null, IReadOnlyDictionary<string, double>? Figures = null);
