using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>The cards of one ribbon for one customer, and the reason of every Kristal that is not among them.</summary>
internal sealed class CardDeck
{
    private readonly List<(int Kristal, string Reason)> _leftOut = [];

    private CardDeck()
    {
    }

    /// <summary>The Kristal rows shown, in order.</summary>
    public required ImmutableArray<int> Rows { get; init; }

    /// <summary>Every other Kristal of the catalogue with the first reason that applies.</summary>
    public IReadOnlyList<(int Kristal, string Reason)> LeftOut => _leftOut;

    /// <summary>Deals the cards.</summary>
    /// <param name="ribbon">Its limits, pins and blocks.</param>
    /// <param name="kristals">The segment's Kristals.</param>
    /// <param name="relevance">The segment's model.</param>
    /// <param name="table">The catalogue.</param>
    /// <param name="held">Kristals the customer holds.</param>
    /// <param name="shown">Kristals that earlier ribbons of the decision show.</param>
    public static CardDeck Deal(
        RibbonDefinition ribbon, SegmentKristals kristals, PopularModel relevance, KristalTable table, IReadOnlySet<int> held, IReadOnlySet<int> shown)
    {
        var blocked = ribbon.Blocked.Select(table.Find).ToHashSet();
        var leftOut = new List<(int, string)>();
        var candidates = new List<int>();
        for (int row = 0; row < table.Count; row++)
        {
            if (!table.IsInCatalogue(row))
            {
                continue;
            }

            string? reason =
                !table.IsActive(row) ? KristalReasons.Inactive
                : !kristals.Contains(row) ? KristalReasons.NotInSegment
                : blocked.Contains(row) ? KristalReasons.Blocked
                : ribbon.ExcludeHeld && held.Contains(row) ? KristalReasons.Held
                : ribbon.Unique && shown.Contains(row) ? KristalReasons.ShownAbove
                : null;
            if (reason is null)
            {
                candidates.Add(row);
            }
            else
            {
                leftOut.Add((row, reason));
            }
        }

        var place = new Dictionary<int, int>();
        foreach (int row in ribbon.Pinned.Select(table.Find))
        {
            place.TryAdd(row, place.Count);
        }

        candidates.Sort((a, b) => Compare(a, b, place, relevance, table));
        foreach (int row in candidates.Skip(ribbon.MaxCards))
        {
            leftOut.Add((row, KristalReasons.BelowCut));
        }

        var deck = new CardDeck { Rows = [.. candidates.Take(ribbon.MaxCards)] };
        deck._leftOut.AddRange(leftOut);
        return deck;
    }

    /// <summary>A Kristal row as a card.</summary>
    public static Card CardOf(int row, RibbonDefinition ribbon, PopularModel relevance, PopulationSnapshot population)
    {
        string key = population.Kristals.Keys[row];
        int pin = ribbon.Pinned.IndexOf(key);
        double share = relevance.Relevance(row);
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (pin >= 0)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"Pinned at position {pin + 1}"));
        }

        int members = relevance.Members(row);
        reasons.Add(members == 0
            ? "No member of the segment has an event with it yet"
            : string.Create(CultureInfo.InvariantCulture, $"Popular: {members:N0} {(members == 1 ? "member" : "members")} of the segment ({share:0.#%}) have an event with it"));
        return new Card(
            key,
            population.Kristals.Titles[row] is { Length: > 0 } title ? title : key,
            TextOf("subtitle"),
            AddressOf("image"),
            AddressOf("link"),
            share,
            pin >= 0,
            reasons.ToImmutable());

        string? TextOf(string attribute) =>
            population.Slot(AttributeScope.Kristal, attribute) is { Type: AttributeType.Text } slot && population.KristalValue(row, slot) is { IsMissing: false } value
                ? value.Text
                : null;

        string? AddressOf(string attribute) => TextOf(attribute) is { } address && CardAddress.IsAllowed(address) ? address : null;
    }

    // Pinned first in their order, then by relevance; ties to the lower key by code point.
    private static int Compare(int a, int b, Dictionary<int, int> place, PopularModel relevance, KristalTable table)
    {
        int pinA = place.GetValueOrDefault(a, int.MaxValue), pinB = place.GetValueOrDefault(b, int.MaxValue);
        if (pinA != pinB)
        {
            return pinA.CompareTo(pinB);
        }

        int byRelevance = relevance.Members(b).CompareTo(relevance.Members(a));
        return byRelevance != 0 ? byRelevance : CodePointComparer.Instance.Compare(table.Keys[a], table.Keys[b]);
    }
}
