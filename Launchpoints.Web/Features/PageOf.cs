namespace Launchpoints.Web.Features;

/// <summary>One page of a list that is paged on the server.</summary>
/// <param name="Items">The rows of this page, in order.</param>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Size">Rows a page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, long Total, int Number, int Size)
{
    public const int MostRows = 500;

    internal static (int Number, int Size) Bounds(int number, int size) => (Math.Max(1, number), Math.Clamp(size, 1, MostRows));
}
