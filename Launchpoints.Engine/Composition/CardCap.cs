namespace Launchpoints.Engine.Composition;

/// <summary>A ribbon shows at most so many cards of one value of a Kristal attribute, such as two of one issuer. Pinned cards count, and are capped too.</summary>
/// <param name="Attribute">A text or tags attribute of Kristals; of tags each tag counts. Kristals without a value are not capped.</param>
/// <param name="Most">How many cards, at least 1.</param>
public sealed record CardCap(string Attribute, int Most);
