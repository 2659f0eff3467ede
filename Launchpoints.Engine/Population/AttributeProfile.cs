using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>What the values of an attribute look like, exactly.</summary>
/// <param name="Rows">Customers, Kristals of the catalogue, or events of all types; 0 or more.</param>
/// <param name="Filled">Rows that have a value; an empty set of tags is one.</param>
/// <param name="Distinct">Different values; for tags, different tags.</param>
/// <param name="Top">The most frequent values, for tags single tags, most frequent first, ties in their order; at most <see cref="MostTop"/>.</param>
/// <param name="Histogram">Bins of equal width from the smallest to the largest value, in order; empty for other types than number and date, and without values.</param>
/// <param name="Least">The smallest number or date; missing for other types, and without values.</param>
/// <param name="Greatest">The largest number or date; the same.</param>
public sealed record AttributeProfile(
    long Rows, long Filled, int Distinct, ImmutableArray<ValueCount> Top, ImmutableArray<HistogramBin> Histogram, AttributeValue Least, AttributeValue Greatest)
{
    /// <summary>How many values <see cref="Top"/> has at most.</summary>
    public const int MostTop = 50;

    /// <summary>How many bins <see cref="Histogram"/> has at most.</summary>
    public const int Bins = 20;

    /// <summary>The share of rows that have a value, 0 to 1; 0 without rows.</summary>
    public double FillRate => Rows == 0 ? 0 : (double)Filled / Rows;

    /// <summary>Profiles an attribute in one pass over its column; null when it is not declared.</summary>
    public static AttributeProfile? Of(PopulationSnapshot population, AttributeScope scope, string key)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (population.Slot(scope, key) is not { } slot)
        {
            return null;
        }

        var tally = new AttributeTally(slot);
        long rows = scope switch
        {
            AttributeScope.Customer => population.CustomerCount,
            AttributeScope.Kristal => Enumerable.Range(0, population.Kristals.Count).Count(population.Kristals.IsInCatalogue),
            _ => population.EventCount,
        };
        foreach (var (column, counted) in CodeCounts.ColumnsOf(population, slot))
        {
            tally.Add(column, counted.Span);
        }

        return tally.Profile(rows);
    }
}

/// <summary>How often a value occurs.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">Rows that have it; at least 1.</param>
public sealed record ValueCount(AttributeValue Value, long Count);

/// <summary>One bin of a histogram.</summary>
/// <param name="From">Its lower end, included; a number, or Unix milliseconds.</param>
/// <param name="To">Its upper end, excluded but for the last bin.</param>
/// <param name="Count">Rows whose value lies in it.</param>
public sealed record HistogramBin(double From, double To, long Count);
