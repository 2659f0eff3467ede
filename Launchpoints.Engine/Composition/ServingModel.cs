using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Engine.Composition;

/// <summary>The learned model of one segment, as it serves the Kristals of a snapshot. Thread-safe.</summary>
/// <param name="Models">All models of the training.</param>
/// <param name="Model">The one that serves.</param>
/// <param name="Segment">The segment's key.</param>
/// <param name="SegmentName">What it is called.</param>
/// <param name="MinCustomers">With fewer members nothing is said about them as a group.</param>
/// <param name="Table">The Kristals.</param>
internal sealed record ServingModel(ServedModels Models, RelevanceModel Model, string Segment, string SegmentName, int MinCustomers, KristalTable Table)
{
    private readonly ConcurrentDictionary<int, HeldSentences> _holds = new();
    private readonly ConcurrentDictionary<int, HeldSentences> _held = new();
    private readonly ConcurrentDictionary<int, LiftSentences> _liked = new();
    private readonly FrozenDictionary<int, double> _lifts = Models.GroupOf(Segment) is var group and >= 0 && Models.MembersOf(group) >= MinCustomers ? Models.LiftsOf(group) : FrozenDictionary<int, double>.Empty;

    /// <summary>Which columns the Kristal rows are.</summary>
    public KristalColumns Columns { get; } = Models.ColumnsOf(Table);

    /// <summary>The segment among the groups of the training; −1 for one that came later.</summary>
    public int Group { get; } = Models.GroupOf(Segment);

    /// <summary>The model's name with the number of its training.</summary>
    public string Label { get; } = Models.LabelOf(Model);

    /// <summary>The sentences of a Kristal that a customer has, or had: made once for all customers.</summary>
    public HeldSentences Sentences(int column, bool holds)
    {
        var sentences = holds ? _holds : _held;
        if (!sentences.TryGetValue(column, out var known))
        {
            string title = Title(column);
            sentences[column] = known = holds
                ? new HeldSentences([$"Because the customer holds {title}"], $"Because you hold {title}")
                : new HeldSentences([$"Because the customer held {title}"], $"Because you held {title}");
        }

        return known;
    }

    /// <summary>How much more often the segment's members have a Kristal, for the marketer and for the customer; null where that is not beyond doubt, or the segment has too few members.</summary>
    public LiftSentences? Liked(int column)
    {
        if (!_lifts.TryGetValue(column, out double times))
        {
            return null;
        }

        if (!_liked.TryGetValue(column, out var known))
        {
            _liked[column] = known = new LiftSentences(Popular(SegmentName, times), Popular("investors like you", times));
        }

        return known;
    }

    private static string Popular(string with, double lift) => string.Create(CultureInfo.InvariantCulture, $"Popular with {with}, {lift:0.#}×");

    /// <summary>What a column's Kristal is called.</summary>
    public string Title(int column) => Columns.RowOf(column) is var row and >= 0
        ? Table.Titles[row] is { Length: > 0 } title ? title : Table.Keys[row]
        : "a Kristal that is not there any more";

    /// <summary>Why a card is there, for the marketer and for the customer.</summary>
    internal sealed record HeldSentences(ImmutableArray<string> Marketer, string Customer);

    /// <summary>That the segment likes a Kristal, for the marketer and for the customer.</summary>
    internal sealed record LiftSentences(string Marketer, string Customer);
}
