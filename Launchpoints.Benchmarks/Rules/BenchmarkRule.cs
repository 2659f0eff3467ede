using Launchpoints.Engine.Rules;

namespace Launchpoints.Benchmarks.Rules;

/// <summary>One of the 50 rules.</summary>
/// <param name="Key">Its name in the file, also the key of its segment.</param>
/// <param name="Text">As the marketer wrote it.</param>
/// <param name="Rule">The tree.</param>
/// <param name="HasEvents">Whether it asks for events.</param>
internal sealed record BenchmarkRule(string Key, string Text, Group Rule, bool HasEvents);
