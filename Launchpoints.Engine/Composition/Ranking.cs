namespace Launchpoints.Engine.Composition;

/// <summary>A segment's Kristals, most relevant first, with the card of each: for all customers alike, or for one. To be disposed of by whoever asked for it.</summary>
internal abstract class Ranking : IDisposable
{
    /// <summary>The model that made the order, with its version where it has one.</summary>
    public abstract string Model { get; }

    /// <summary>How many Kristals are ranked.</summary>
    public abstract int Count { get; }

    /// <summary>The Kristal row at a place, highest relevance first; ties to the lower key by code point.</summary>
    public abstract int RowAt(int place);

    /// <summary>The ranked rows in whatever order is at hand.</summary>
    public abstract ReadOnlySpan<int> Rows { get; }

    /// <summary>Whether a Kristal row is one of the segment's.</summary>
    public abstract bool Contains(int row);

    /// <summary>Whether one row comes before another: below 0 where it does.</summary>
    public abstract int Compare(int row, int other);

    /// <summary>The relevance of a ranked row, 0 to 1.</summary>
    public abstract double RelevanceOf(int row);

    /// <summary>A ranked row as a card that nobody pinned.</summary>
    public abstract Card CardOf(int row);

    /// <summary>What the relevance of a ranked row is made of: amounts that add up to it within 1e-6.</summary>
    public abstract IReadOnlyList<CardContribution> ContributionsOf(int row);

    /// <summary>Gives back what it was made in.</summary>
    public virtual void Dispose()
    {
    }
}
