namespace Launchpoints.Engine.Population;

/// <summary>Many events on their way into a population, side by side: all of one length, in the order of their arrival.</summary>
/// <param name="Customers">The customers' rows, as <see cref="PopulationEditor.CustomerRow"/> gives them.</param>
/// <param name="Types">The event types' ordinals, as <see cref="PopulationEditor.EventTypeOrdinal"/> gives them.</param>
/// <param name="Times">Unix milliseconds; may be in the future.</param>
/// <param name="Kristals">The Kristals' rows, as <see cref="PopulationEditor.KristalRow"/> gives them; −1 for none.</param>
/// <param name="Values">Their attributes; those that no event has may be left out.</param>
public sealed record EventBatch(
    ReadOnlyMemory<int> Customers,
    ReadOnlyMemory<int> Types,
    ReadOnlyMemory<long> Times,
    ReadOnlyMemory<int> Kristals,
    IReadOnlyList<EventBatchValues> Values);

/// <summary>The values of one attribute for all events of a batch.</summary>
/// <param name="Attribute">The attribute's key.</param>
/// <param name="Values">
/// One value after the other, in the machine's order of bytes: number 8 bytes, NaN is missing · date 8 bytes, the smallest is missing · boolean 1 byte,
/// −1 is missing · text and tags 4 bytes, a place in <paramref name="Texts"/>, −1 is missing.
/// </param>
/// <param name="Texts">The different texts, in NFC; a set of tags is one text, its tags apart by <see cref="BetweenTags"/>. Empty for the other types.</param>
public sealed record EventBatchValues(string Attribute, ReadOnlyMemory<byte> Values, IReadOnlyList<string> Texts)
{
    /// <summary>What stands between the tags of a set: NUL, which no tag has.</summary>
    public const char BetweenTags = '\0';
}
