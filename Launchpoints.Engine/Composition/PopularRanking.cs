using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>The ranking by popularity: made once for all customers of a snapshot and an instant. Thread-safe.</summary>
internal sealed class PopularRanking : Ranking
{
    private readonly SegmentKristals _kristals;
    private readonly PopularModel _relevance;
    private readonly PopulationSnapshot _population;
    private readonly Card?[] _cards;
    private readonly int[] _rows;

    public PopularRanking(SegmentKristals kristals, PopularModel relevance, PopulationSnapshot population)
    {
        _kristals = kristals;
        _relevance = relevance;
        _population = population;
        _cards = new Card?[population.Kristals.Count];
        _rows = [.. kristals.Rows()];
        Array.Sort(_rows, Compare);
    }

    /// <inheritdoc/>
    public override string Model => PopularModel.Name;

    /// <inheritdoc/>
    public override int Count => _rows.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Rows => _rows;

    /// <summary>The Kristals that are ranked.</summary>
    public SegmentKristals Kristals => _kristals;

    /// <inheritdoc/>
    public override int RowAt(int place) => _rows[place];

    /// <inheritdoc/>
    public override bool Contains(int row) => row >= 0 && _kristals.Contains(row);

    /// <inheritdoc/>
    public override double RelevanceOf(int row) => _relevance.Relevance(row);

    /// <inheritdoc/>
    public override Card CardOf(int row) => _cards[row] ??= Card(row); // made twice at worst, the same both times

    /// <inheritdoc/>
    public override IReadOnlyList<CardContribution> ContributionsOf(int row) =>
        [new CardContribution(ContributionKinds.Popular, "", CardOf(row).Reasons[0], _relevance.Relevance(row))];

    /// <inheritdoc/>
    public override int Compare(int row, int other) => _relevance.Members(other).CompareTo(_relevance.Members(row)) is var byRelevance and not 0
        ? byRelevance
        : CodePointComparer.Instance.Compare(_population.Kristals.Keys[row], _population.Kristals.Keys[other]);

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
}
