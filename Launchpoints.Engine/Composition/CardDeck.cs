using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Composition;

/// <summary>The cards of one ribbon for one customer.</summary>
internal static class CardDeck
{
    /// <summary>Deals the cards: pinned ones first in their order, then the most relevant.</summary>
    /// <param name="ribbon">Its limits, pins and blocks.</param>
    /// <param name="ranking">The segment's Kristals.</param>
    /// <param name="table">The catalogue.</param>
    /// <param name="held">Kristals the customer holds.</param>
    /// <param name="shown">Kristals that earlier ribbons of the decision show.</param>
    /// <returns>Kristal rows in the order of the cards; may be fewer than the ribbon wants, or none.</returns>
    public static ImmutableArray<int> Deal(RibbonDefinition ribbon, Ranking ranking, KristalTable table, IReadOnlySet<int> held, IReadOnlySet<int> shown)
    {
        int[] blocked = Find(ribbon.Blocked, table);
        int[] pinned = Find(ribbon.Pinned, table);
        var rows = ImmutableArray.CreateBuilder<int>(Math.Min(ribbon.MaxCards, ranking.Rows.Length));
        foreach (int row in pinned)
        {
            if (rows.Count < ribbon.MaxCards && ranking.Contains(row) && ReasonAgainst(ribbon, row, blocked, held, shown) is null && !rows.Contains(row))
            {
                rows.Add(row);
            }
        }

        for (int i = 0; i < ranking.Rows.Length && rows.Count < ribbon.MaxCards; i++)
        {
            int row = ranking.Rows[i];
            if (ReasonAgainst(ribbon, row, blocked, held, shown) is null && Array.IndexOf(pinned, row) < 0)
            {
                rows.Add(row);
            }
        }

        return rows.DrainToImmutable();
    }

    /// <summary>Every Kristal of the catalogue that is not dealt, by row, with the first reason that applies.</summary>
    /// <inheritdoc cref="Deal"/>
    /// <param name="dealt">The rows that were dealt.</param>
    public static IEnumerable<(int Kristal, string Reason)> LeftOut(
        RibbonDefinition ribbon, Ranking ranking, KristalTable table, IReadOnlySet<int> held, IReadOnlySet<int> shown, ImmutableArray<int> dealt)
    {
        int[] blocked = Find(ribbon.Blocked, table);
        var cards = dealt.ToHashSet();
        for (int row = 0; row < table.Count; row++)
        {
            if (table.IsInCatalogue(row) && !cards.Contains(row))
            {
                yield return (row,
                    !table.IsActive(row) ? KristalReasons.Inactive
                    : !ranking.Contains(row) ? KristalReasons.NotInSegment
                    : ReasonAgainst(ribbon, row, blocked, held, shown) ?? KristalReasons.BelowCut);
            }
        }
    }

    /// <summary>A dealt Kristal row as a card.</summary>
    public static Card CardOf(int row, RibbonDefinition ribbon, Ranking ranking)
    {
        var card = ranking.CardOf(row);
        int pin = ribbon.Pinned.IsEmpty ? -1 : ribbon.Pinned.IndexOf(card.Kristal);
        return pin < 0
            ? card
            : card with
            {
                Pinned = true,
                Reasons = card.Reasons.Insert(0, string.Create(CultureInfo.InvariantCulture, $"Pinned at position {pin + 1}")),
            };
    }

    private static string? ReasonAgainst(RibbonDefinition ribbon, int row, int[] blocked, IReadOnlySet<int> held, IReadOnlySet<int> shown) =>
        Array.IndexOf(blocked, row) >= 0 ? KristalReasons.Blocked
        : ribbon.ExcludeHeld && held.Contains(row) ? KristalReasons.Held
        : ribbon.Unique && shown.Contains(row) ? KristalReasons.ShownAbove
        : null;

    private static int[] Find(ImmutableArray<string> keys, KristalTable table) => keys.IsEmpty ? [] : [.. keys.Select(table.Find)];
}
