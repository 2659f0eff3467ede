namespace Launchpoints.Engine.Relevance.Algebra;

/// <summary>A square matrix in tiles. Rows and columns beyond its own, which fill the last tiles, are those of the identity.</summary>
internal sealed class TiledMatrix
{
    private readonly double[][] _tiles;

    /// <param name="size">Rows, and columns; 0 or more.</param>
    public TiledMatrix(int size)
    {
        Size = size;
        Tiles = (size + Tile.Side - 1) / Tile.Side;
        _tiles = new double[Tiles * Tiles][];
        for (int i = 0; i < Tiles; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                _tiles[(i * Tiles) + j] = new double[Tile.Size];
            }
        }

        for (int beyond = size; beyond < Tiles * Tile.Side; beyond++)
        {
            this[beyond, beyond] = 1;
        }
    }

    /// <summary>Rows, and columns.</summary>
    public int Size { get; }

    /// <summary>Rows, and columns, of tiles.</summary>
    public int Tiles { get; }

    /// <summary>A number of the lower triangle: the row must not lie in a tile above the column's.</summary>
    public ref double this[int row, int column] =>
        ref _tiles[((row / Tile.Side) * Tiles) + (column / Tile.Side)][((row % Tile.Side) * Tile.Side) + (column % Tile.Side)];

    /// <summary>A tile of the lower triangle, its diagonal included.</summary>
    public double[] At(int i, int j) => _tiles[(i * Tiles) + j];
}
