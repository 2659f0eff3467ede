namespace Launchpoints.Tests.Conformance;

/// <summary>Why a case means something else here: the first cell of its row in <c>docs/conformance.md</c>.</summary>
internal sealed record Difference(string Title)
{
    public static readonly Difference EmptyOr = new("An empty `or` group");
    public static readonly Difference Conversions = new("JavaScript's conversions");
    public static readonly Difference MalformedCondition = new("A condition that cannot be read");
    public static readonly Difference BrokenPattern = new("A broken regular expression");
    public static readonly Difference Versions = new("Semantic versions");
    public static readonly Difference ContainerTypes = new("Asking for the type of an object or a list");
    public static readonly Difference MissingSegment = new("A missing segment counts as empty");
    public static readonly Difference OtherHash = new("Another hash");
    public static readonly Difference NothingAsGroup = new("`{}` as a group");
    public static readonly Difference ZeroSpan = new("A span of nothing");
    public static readonly Difference FarBack = new("A span beyond the calendar");
    public static readonly Difference RoundingToSeveral = new("Rounding to several days");
    public static readonly Difference LastEvent = new("What the latest event says");
    public static readonly Difference History = new("How long a value has been so");
    public static readonly Difference ListByHand = new("A list kept by hand");
    public static readonly Difference BrokenName = new("A name that cannot be read is ignored");
}
