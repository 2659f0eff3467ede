namespace Launchpoints.Web.Features;

/// <summary>Something that refers to something else, and so keeps it from being deleted.</summary>
/// <param name="Kind">The noun: <c>ribbon</c>, <c>segment</c>, <c>settings</c>, <c>kristal</c>.</param>
/// <param name="Key">Its key.</param>
/// <param name="Where">In words, e.g. "the draft's rule".</param>
public sealed record Usage(string Kind, string Key, string Where)
{
    public override string ToString() => $"{Kind} '{Key}' ({Where})";
}
