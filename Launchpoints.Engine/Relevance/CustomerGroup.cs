namespace Launchpoints.Engine.Relevance;

/// <summary>Customers that are looked at together, a segment for instance. Groups may overlap.</summary>
/// <param name="Parent">The place of the group it is shrunk to where it is small; −1 for everyone. Before its own place, so that groups have no circle.</param>
/// <param name="Members">A bit a customer (bit i of word i / 64); customers beyond the words are no members.</param>
public sealed record CustomerGroup(int Parent, ReadOnlyMemory<ulong> Members);
