using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>A segment's Kristals, most relevant first, with the card of each. Made once for all customers of a snapshot and an instant. Thread-safe.</summary>
internal sealed class Ranking
{
    private readonly SegmentKristals _kristals;
    private readonly PopularModel _relevance;
    private readonly PopulationSnapshot _population;
    private readonly Card?[] _cards;

    public Ranking(SegmentKristals kristals, PopularModel relevance, PopulationSnapshot population)
    {
        _kristals = kristals;
        _relevance = relevance;
        _population = population;
        _cards = new Card?[population.Kristals.Count];
        int[] rows = [.. kristals.Rows()];
        Array.Sort(rows, Compare);
        Rows = ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    /// <summary>The model that made the order, with its version where it has one.</summary>
    public string Model => PopularModel.Name;

    /// <summary>The Kristal rows, highest relevance first; ties to the lower key by code point.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>Whether a Kristal row is one of the segment's.</summary>
    public bool Contains(int row) => row >= 0 && _kristals.Contains(row);

    /// <summary>The relevance of a Kristal row, 0 to 1.</summary>
    public double RelevanceOf(int row) => _relevance.Relevance(row);

    /// <summary>A Kristal row as a card that nobody pinned.</summary>
    public Card CardOf(int row) => _cards[row] ??= Card(row); // made twice at worst, the same both times

    private Card Card(int row)
    {
        string key = _population.Kristals.Keys[row];
        double share = _relevance.Relevance(row);
        int members = _relevance.Members(row);
        string reason = members == 0
            ? "No member of the segment has an event with it yet"
            : string.Create(CultureInfo.InvariantCulture, $"Popular: {members:N0} {(members == 1 ? "member" : "members")} of the segment ({share:0.#%}) have an event with it");
        return new Card(
            key,
            _population.Kristals.Titles[row] is { Length: > 0 } title ? title : key,
            TextOf(row, "subtitle"),
            AddressOf(row, "image"),
            AddressOf(row, "link"),
            share,
            false,
            [reason]);
    }

    private string? TextOf(int row, string attribute) =>
        _population.Slot(AttributeScope.Kristal, attribute) is { Type: AttributeType.Text } slot && _population.KristalValue(row, slot) is { IsMissing: false } value
            ? value.Text
            : null;

    private string? AddressOf(int row, string attribute) => TextOf(row, attribute) is { } address && CardAddress.IsAllowed(address) ? address : null;

    private int Compare(int a, int b) => _relevance.Members(b).CompareTo(_relevance.Members(a)) is var byRelevance and not 0
        ? byRelevance
        : CodePointComparer.Instance.Compare(_population.Kristals.Keys[a], _population.Kristals.Keys[b]);
}
